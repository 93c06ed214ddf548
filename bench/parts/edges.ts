import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHaproxyEdge } from '../../server/adapters/edge-haproxy/index.ts';
import { openNodeEdge } from '../../server/adapters/edge-node/index.ts';
import { ensureHaproxy } from '../../tools/dev/haproxy.ts';
import { startCrowd } from '../../tools/stage/traffic/crowd.ts';
import { freePort, type Instance } from '../../tools/stage/traffic/fleet.ts';
import { type EdgeUnderTest, type ScenarioReport, scenarios, tableAt } from '../../tools/stage/traffic/scenarios.ts';
import { openTheatre, theatreKeys } from '../../tools/stage/traffic/theatre.ts';

const SETTING = { visitors: 300, companies: 120, paceMs: 280, momentMs: 3_000 };
const MEASURE_MS = 8_000;

/** Both edges under 300 kept connections and no retry: what each scenario loses, and what passing through costs. */
export async function benchEdges() {
  await ensureHaproxy();
  return { setting: SETTING, node: await benchOne(openNode), haproxy: await benchOne(openHaproxy) };
}

type Opener = (stable: readonly Instance[], folder: string) => Promise<EdgeUnderTest>;

async function benchOne(open: Opener) {
  const folder = await mkdtemp(join(tmpdir(), 'formapro-bench-edge-'));
  const theatre = await openTheatre((stable) => open(stable, folder), SETTING);
  try {
    const lived: Record<string, unknown> = {};
    for (const { name, run } of scenarios) lived[name] = figures(await run(theatre));
    const table = tableAt(theatre, 0);
    await theatre.edge.plane.publish(theatre.sign(table));
    const direct = Number(theatre.stable[0]?.app.split(':')[1]);
    const latency = { directMs: await latencyOf(direct), throughEdgeMs: await latencyOf(theatre.edge.appPort) };
    return { latency, scenarios: lived };

    /** The same crowd against one port, all of it on stable. */
    async function latencyOf(port: number) {
      const crowd = startCrowd(port, theatre.visitors, table, SETTING.paceMs);
      await new Promise((wake) => setTimeout(wake, MEASURE_MS));
      const { timesMs, requests } = await crowd.end();
      return { requests, ...percentiles(timesMs) };
    }
  } finally {
    await theatre.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function figures({ requests, failed, misrouted, closedIdle, refused, tookMs, rollbackMs, timesMs }: ScenarioReport) {
  return {
    requests,
    failed: failed.length,
    failedThatMayBeRepeated: failed.filter(({ method, hasKey }) => method !== 'POST' || hasKey).length,
    misrouted,
    closedIdle,
    refused,
    publishedInMs: tookMs,
    rollbackMs,
    ...percentiles(timesMs),
  };
}

function percentiles(sorted: readonly number[]) {
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

async function common(stable: readonly Instance[], folder: string) {
  const { publicKey, tokenKey } = theatreKeys();
  return {
    folder,
    ports: { app: await freePort(), content: await freePort() },
    host: '127.0.0.1',
    publicKey,
    tokenKey,
    fallback: stable.map(({ id, app, content }) => ({ id, app, content })),
  };
}

const openNode: Opener = async (stable, folder) => {
  const settings = await common(stable, folder);
  const plane = await openNodeEdge({ ...settings, workers: 2, maxInFlight: 1_000 });
  return {
    plane,
    appPort: settings.ports.app,
    killAndRevive: () => revived(async () => plane.pids(), plane),
  };
};

const openHaproxy: Opener = async (stable, folder) => {
  const settings = await common(stable, folder);
  const plane = await openHaproxyEdge(settings);
  return {
    plane,
    appPort: settings.ports.app,
    killAndRevive: () => revived(async () => [await plane.pid()], plane),
  };
};

/** kill -9 of what answers, then patience until others answer with the right table. */
async function revived(pids: () => Promise<number[]>, plane: EdgeUnderTest['plane']): Promise<void> {
  const before = await pids();
  for (const pid of before) process.kill(pid, 'SIGKILL');
  const isBack = async () => {
    const now = await pids();
    if (now.length !== before.length || now.some((pid) => before.includes(pid))) return false;
    return plane.observe().then(
      ({ drift }) => !drift,
      () => false,
    );
  };
  while (!(await isBack())) await new Promise((wake) => setTimeout(wake, 20));
}
