import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Instance } from '../../../tools/stage/traffic/fleet.ts';
import type { EdgeUnderTest } from '../../../tools/stage/traffic/scenarios.ts';
import { theatreKeys } from '../../../tools/stage/traffic/theatre.ts';
import { type NodeEdge, openNodeEdge } from '../../adapters/edge-node/index.ts';

export type NodeEdgeUnderTest = EdgeUnderTest & { plane: NodeEdge; folder: string; contentPort: number };

type Given = { folder?: string; ports?: { app: number; content: number } };

/** The embedded edge in front of these servers; the same folder gives the edge its memory back. */
export async function nodeEdge(
  stable: readonly Instance[],
  { folder, ports, maxInFlight = 500, workers = 2 }: Given & { maxInFlight?: number; workers?: number } = {},
): Promise<NodeEdgeUnderTest> {
  const { app: appPort, content: contentPort } = ports ?? { app: await freePort(), content: await freePort() };
  const { publicKey, tokenKey } = theatreKeys();
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'formapro-edge-')));
  const plane = await openNodeEdge({
    folder: own,
    ports: { app: appPort, content: contentPort },
    host: '127.0.0.1',
    publicKey,
    tokenKey,
    fallback: stable.map(({ id, app, content }) => ({ id, app, content })),
    workers,
    maxInFlight,
  });
  return {
    plane,
    appPort,
    contentPort,
    folder: own,
    async killAndRevive() {
      const before = plane.pids();
      for (const pid of before) process.kill(pid, 'SIGKILL');
      const isBack = async () => {
        const pids = plane.pids();
        return (
          pids.length === before.length && !pids.some((pid) => before.includes(pid)) && !(await plane.observe()).drift
        );
      };
      while (!(await isBack())) await new Promise((wake) => setTimeout(wake, 20));
    },
  };
}
