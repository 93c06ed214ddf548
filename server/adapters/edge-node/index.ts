import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openTable, type Server, type ServerState, type TrafficPlane } from '../../modules/release/ports.ts';
import { readKeptTable, writeWhole } from '../routing-file/index.ts';
import { emptyCount, merge, toStats } from './counters.ts';
import type { Origin, Seen } from './messages.ts';
import { startWorkers } from './workers.ts';

export type NodeEdgeSettings = {
  /** Folder of the last table, which outlives the process. */
  readonly folder: string;
  readonly ports: Readonly<Record<Origin, number>>;
  readonly host: string;
  readonly publicKey: string;
  readonly tokenKey: Uint8Array;
  /** Servers that take everybody while there is no table that can be read. */
  readonly fallback: readonly Server[];
  readonly workers: number;
  /** Requests in flight per worker past which the next is answered 503: a saturated edge has an ugly tail. */
  readonly maxInFlight: number;
};

export type NodeEdge = TrafficPlane & {
  /** Processes that answer, for whoever watches over them. */
  pids(): number[];
};

const DRAIN_PATIENCE_MS = 30_000;
const TURN_MS = 20;

/** The embedded edge: no root, no package. Its parent holds the sockets, its workers pass requests on. */
export async function openNodeEdge(settings: NodeEdgeSettings): Promise<NodeEdge> {
  await mkdir(settings.folder, { recursive: true, mode: 0o700 });
  const path = join(settings.folder, 'routing-table.json');
  let kept = await readKeptTable(path, settings.publicKey);
  let count = emptyCount();
  const draining = new Set<string>();
  const workers = startWorkers(
    settings.workers,
    {
      publicKey: settings.publicKey,
      tokenKey: Buffer.from(settings.tokenKey).toString('base64'),
      fallback: settings.fallback,
      maxInFlight: settings.maxInFlight,
    },
    () => ({ signed: kept?.signed ?? null, draining: [...draining] }),
  );
  await workers.listen(settings.ports, settings.host);

  const look = async (): Promise<Seen[]> => {
    const seen = await workers.observe();
    for (const one of seen) merge(count, one.counts);
    return seen;
  };
  const isInForce = (seen: readonly Seen[]) => seen.every(({ checksum }) => checksum === (kept?.signed.checksum ?? ''));
  const tell = () => {
    if (kept) workers.send({ kind: 'table', signed: kept.signed });
    workers.send({ kind: 'draining', servers: [...draining] });
  };
  const settled = async (isDone: (seen: readonly Seen[]) => boolean): Promise<void> => {
    const until = Date.now() + DRAIN_PATIENCE_MS;
    while (!isDone(await look()) && Date.now() < until) await new Promise((wake) => setTimeout(wake, TURN_MS));
  };

  return {
    async publish(signed) {
      const startedAt = performance.now();
      const table = openTable(signed, settings.publicKey);
      if (!table) throw new Error('the table is not signed by this installation');
      if (table.generation > (kept?.table.generation ?? 0)) {
        await writeWhole(path, JSON.stringify(signed));
        kept = { signed, table };
        tell();
        await settled(isInForce);
      }
      const { generation } = kept?.table ?? { generation: 0 };
      return {
        generation,
        checksum: kept?.signed.checksum ?? '',
        tookMs: Math.round(performance.now() - startedAt),
      };
    },
    async observe() {
      const seen = await look();
      const drift = !isInForce(seen);
      if (drift) tell();
      return {
        generation: kept?.table.generation ?? 0,
        checksum: kept?.signed.checksum ?? '',
        drift,
        servers: serverStates(kept?.table ?? null, draining, seen),
      };
    },
    async drain(serverId) {
      draining.add(serverId);
      tell();
      await settled((seen) => seen.every(({ inFlight }) => (inFlight[serverId] ?? 0) === 0));
    },
    async ready(serverId) {
      draining.delete(serverId);
      tell();
      await look();
    },
    async stats() {
      await look();
      const stats = toStats(count);
      count = emptyCount();
      return stats;
    },
    restart: workers.replace,
    pids: workers.pids,
    close: workers.close,
  };
}

function serverStates(
  table: {
    stable: { version: string; servers: readonly Server[] };
    canary: { version: string; servers: readonly Server[] } | null;
  } | null,
  draining: ReadonlySet<string>,
  seen: readonly Seen[],
): ServerState[] {
  const pools = table ? [table.stable, ...(table.canary ? [table.canary] : [])] : [];
  return pools.flatMap(({ version, servers }) =>
    servers.map(({ id }) => ({
      id,
      version,
      state: draining.has(id) ? 'draining' : seen.some(({ down }) => down.includes(id)) ? 'down' : 'up',
      inFlight: seen.reduce((sum, { inFlight }) => sum + (inFlight[id] ?? 0), 0),
    })),
  );
}
