import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  openTable,
  type RoutingTable,
  type Server,
  type ServerState,
  type TrafficPlane,
} from '../../modules/release/ports.ts';
import { readKeptTable, writeWhole } from '../routing-file/index.ts';
import { configurationText, isSameButServers } from './configuration.ts';
import { readCounts } from './counts.ts';
import { type Colour, coloursOf, type Layout, layoutOf, mapText, type Origin } from './layout.ts';
import { checkConfiguration, superviseHaproxy } from './process.ts';
import { readMap, readServers, readStats, replaceMap, runtimeApi } from './runtime-api.ts';

export type HaproxyEdgeSettings = {
  readonly folder: string;
  readonly ports: Readonly<Record<Origin, number>>;
  readonly host: string;
  readonly publicKey: string;
  readonly tokenKey: Uint8Array;
  readonly fallback: readonly Server[];
};

export type HaproxyEdge = TrafficPlane & { pid(): Promise<number> };

const PATIENCE_MS = 30_000;
const TURN_MS = 20;

/** HAProxy as an edge: configured once, then moved through its runtime API without a reload. */
export async function openHaproxyEdge(settings: HaproxyEdgeSettings): Promise<HaproxyEdge> {
  const { folder, publicKey } = settings;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const places = { folder, map: join(folder, 'routing.map'), socket: join(folder, 'haproxy.sock') };
  const paths = {
    table: join(folder, 'routing-table.json'),
    configuration: join(folder, 'haproxy.cfg'),
  };
  const api = runtimeApi(places.socket);
  const kept = await readKeptTable(paths.table, publicKey);
  let [table, checksum] = [kept?.table ?? everybodyOnStable(settings.fallback), kept?.signed.checksum ?? ''];
  let colours: Record<string, Colour> = coloursOf(table, await runningColours());
  let layout = layoutOf(table, colours, checksum);
  const draining = new Set<string>();

  async function runningColours(): Promise<Record<string, Colour>> {
    if (!(await api.answers())) return {};
    const entries = [...(await readMap(api, places.map))].filter(([key]) => key.startsWith('v:'));
    return Object.fromEntries(entries.map(([key, colour]) => [key.slice(2), colour as Colour]));
  }
  const keepFiles = async (next: Layout) => {
    await writeWhole(places.map, mapText(next.map));
    await writeWhole(paths.configuration, configurationText({ ...settings, places, layout: next }));
  };

  const before = await readFile(paths.configuration, 'utf8').catch(() => '');
  await keepFiles(layout);
  await checkConfiguration(paths.configuration);
  // One that listens elsewhere or under another key is replaced; else it goes on as it is.
  const mayAdopt = isSameButServers(before, await readFile(paths.configuration, 'utf8'));
  const supervised = await superviseHaproxy(
    { configuration: paths.configuration, socket: places.socket, mayAdopt },
    api,
  );
  await mend();

  /** Makes the running process what the layout says, and tells whether anything differed. Safe to repeat at any point. */
  async function mend(): Promise<boolean> {
    const actual = new Map((await readServers(api)).map((line) => [`${line.backend}/${line.name}`, line]));
    let hasDrift = false;
    const set = async (place: string, what: string) => {
      hasDrift = true;
      await api.ask(`set server ${place} ${what}`);
    };
    const emptied: string[] = [];
    for (const { backend, name, server, host, port } of layout.slots) {
      const place = `${backend}/${name}`;
      const now = actual.get(place);
      if (!server) {
        if (now?.admin !== 'maint') emptied.push(place);
        continue;
      }
      if (now?.host !== host || now.port !== port) await set(place, `addr ${host} port ${port}`);
      const wanted = draining.has(server.id) ? 'drain' : 'ready';
      if (now?.admin !== wanted) await set(place, `state ${wanted}`);
    }
    if (mapText(await readMap(api, places.map)) !== mapText(layout.map)) {
      hasDrift = true;
      await waitForCanary();
      await replaceMap(api, places.map, mapText(layout.map));
    }
    for (const place of emptied) await set(place, 'state maint');
    return hasDrift;
  }

  /** A server that has just been given its place is not sent anybody before its first check has passed. */
  async function waitForCanary(): Promise<void> {
    const until = Date.now() + 2_000;
    const mains = new Set(
      layout.slots.filter(({ server, isBackup }) => server && !isBackup).map(({ backend }) => backend),
    );
    while (Date.now() < until) {
      const up = new Set(
        (await readStats(api))
          .filter(({ name, isUp }) => isUp && name.startsWith('main'))
          .map(({ backend }) => backend),
      );
      if ([...mains].every((backend) => up.has(backend))) return;
      await new Promise((wake) => setTimeout(wake, TURN_MS));
    }
  }

  const settled = async (isDone: (lines: Awaited<ReturnType<typeof readStats>>) => boolean) => {
    const until = Date.now() + PATIENCE_MS;
    while (!isDone(await readStats(api)) && Date.now() < until) await new Promise((wake) => setTimeout(wake, TURN_MS));
  };
  const placesOfServer = (serverId: string) =>
    new Set(
      layout.slots.filter(({ server }) => server?.id === serverId).map(({ backend, name }) => `${backend}/${name}`),
    );
  const counts = readCounts(api, () => layout);

  return {
    async publish(signed) {
      const startedAt = performance.now();
      const next = openTable(signed, publicKey);
      if (!next) throw new Error('the table is not signed by this installation');
      if (next.generation > table.generation) {
        await writeWhole(paths.table, JSON.stringify(signed));
        [table, checksum] = [next, signed.checksum];
        colours = coloursOf(table, colours);
        layout = layoutOf(table, colours, checksum);
        await keepFiles(layout);
        await mend();
      }
      return { generation: table.generation, checksum, tookMs: Math.round(performance.now() - startedAt) };
    },
    async observe() {
      const drift = await mend();
      const running = await readMap(api, places.map);
      return {
        generation: Number(running.get('generation') ?? 0),
        checksum: running.get('checksum') ?? '',
        drift,
        servers: serverStates(layout, draining, await readStats(api)),
      };
    },
    async drain(serverId) {
      draining.add(serverId);
      await mend();
      const its = placesOfServer(serverId);
      await settled((lines) => lines.every((line) => !its.has(`${line.backend}/${line.name}`) || line.inFlight === 0));
    },
    async ready(serverId) {
      draining.delete(serverId);
      await mend();
      const its = placesOfServer(serverId);
      await settled((lines) => lines.every((line) => !its.has(`${line.backend}/${line.name}`) || line.isUp));
    },
    async restart() {
      await supervised.replace();
      await mend();
    },
    stats: counts,
    pid: supervised.pid,
    close: supervised.stop,
  };
}

/** What is in force without a table that can be read. */
function everybodyOnStable(fallback: readonly Server[]): RoutingTable {
  const stable = { version: 'stable', servers: fallback };
  return { generation: 0, stable, canary: null, users: {}, roles: {}, companies: {}, byDefault: 'stable' };
}

function serverStates(
  { slots }: Layout,
  draining: ReadonlySet<string>,
  lines: Awaited<ReturnType<typeof readStats>>,
): ServerState[] {
  const mine = slots.filter(({ server, isBackup, backend }) => server && !isBackup && backend.endsWith('_app'));
  return mine.flatMap(({ server, version, backend, name }) => {
    if (!server) return [];
    const its = lines.filter((line) => line.name === name && line.backend.split('_')[0] === backend.split('_')[0]);
    const isUp = its.some((line) => line.backend === backend && line.isUp);
    return {
      id: server.id,
      version,
      state: draining.has(server.id) ? 'draining' : isUp ? 'up' : 'down',
      inFlight: its.reduce((sum, { inFlight }) => sum + inFlight, 0),
    };
  });
}
