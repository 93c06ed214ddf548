import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureHaproxy } from '../../../tools/dev/haproxy.ts';
import { freePort, type Instance } from '../../../tools/stage/traffic/fleet.ts';
import type { EdgeUnderTest } from '../../../tools/stage/traffic/scenarios.ts';
import { theatreKeys } from '../../../tools/stage/traffic/theatre.ts';
import { type HaproxyEdge, openHaproxyEdge } from '../../adapters/edge-haproxy/index.ts';

export type HaproxyEdgeUnderTest = EdgeUnderTest & { plane: HaproxyEdge; folder: string; contentPort: number };

type Given = { folder?: string; ports?: { app: number; content: number } };

/** A real HAProxy in front of these servers. */
export async function haproxyEdge(
  stable: readonly Instance[],
  { folder, ports }: Given = {},
): Promise<HaproxyEdgeUnderTest> {
  await ensureHaproxy();
  const { app: appPort, content: contentPort } = ports ?? { app: await freePort(), content: await freePort() };
  const { publicKey, tokenKey } = theatreKeys();
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'formapro-haproxy-')));
  const plane = await openHaproxyEdge({
    folder: own,
    ports: { app: appPort, content: contentPort },
    host: '127.0.0.1',
    publicKey,
    tokenKey,
    fallback: stable.map(({ id, app, content }) => ({ id, app, content })),
  });
  return {
    plane,
    appPort,
    contentPort,
    folder: own,
    async killAndRevive() {
      const before = await plane.pid();
      process.kill(before, 'SIGKILL');
      const isBack = async () => {
        if ((await plane.pid()) === before) return false;
        return plane.observe().then(
          ({ drift }) => !drift,
          () => false,
        );
      };
      while (!(await isBack())) await new Promise((wake) => setTimeout(wake, 20));
    },
  };
}
