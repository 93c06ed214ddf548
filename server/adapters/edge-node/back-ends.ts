import { Agent, request } from 'node:http';
import type { Pool, PoolName, RoutingTable, Server } from '../../modules/release/ports.ts';
import type { Origin } from './messages.ts';

/** Sockets kept per server. Past it requests wait for one: a wait is better than a storm of connections. */
const SOCKETS = 256;
/** Less than the 75 s of the application, so that it is never the server that closes first. */
const IDLE_MS = 30_000;
const PROBE_MS = 500;
const PROBE_PATIENCE_MS = 2_000;

export type BackEnds = {
  /** Servers to try, in order: the pool's own, least busy first; then stable when the pool was the canary. */
  inOrder(table: RoutingTable | null, pool: PoolName): { server: Server; version: string }[];
  agentOf(server: Server): Agent;
  markDown(server: Server): void;
  setDraining(ids: readonly string[]): void;
  busy(server: Server, by: 1 | -1): void;
  down(): string[];
  inFlight(): Record<string, number>;
  close(): void;
};

/** What one worker knows of the servers behind it. A dead one is asked every half second whether it is back. */
export function createBackEnds(fallback: readonly Server[]): BackEnds {
  const agents = new Map<string, Agent>();
  const downSince = new Map<string, Server>();
  const counts = new Map<string, number>();
  let draining: ReadonlySet<string> = new Set();
  const probing = setInterval(() => {
    for (const server of downSince.values()) probe(server, () => downSince.delete(server.id));
  }, PROBE_MS).unref();
  const usable = ({ version, servers }: Pool) => {
    const taking = servers.filter(({ id }) => !draining.has(id));
    const up = taking.filter(({ id }) => !downSince.has(id));
    // Busiest last; the dead come after all others, in case they are back before the next probe.
    const ordered = up.toSorted((a, b) => (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0));
    return [...ordered, ...taking.filter(({ id }) => downSince.has(id))].map((server) => ({ server, version }));
  };
  return {
    inOrder(table, pool) {
      if (!table) return usable({ version: 'stable', servers: fallback });
      const stable = usable(table.stable);
      if (pool === 'stable' || !table.canary) return stable;
      const canary = usable(table.canary).filter(({ server }) => !downSince.has(server.id));
      return [...canary, ...stable];
    },
    agentOf(server) {
      const known = agents.get(server.id);
      if (known) return known;
      const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS, maxFreeSockets: SOCKETS, scheduling: 'lifo' });
      agent.on('free', (socket) => socket.setTimeout(IDLE_MS));
      agents.set(server.id, agent);
      return agent;
    },
    markDown: (server) => downSince.set(server.id, server),
    setDraining: (ids) => {
      draining = new Set(ids);
    },
    busy: (server, by) => counts.set(server.id, (counts.get(server.id) ?? 0) + by),
    down: () => [...downSince.keys()],
    inFlight: () => Object.fromEntries(counts),
    close: () => {
      clearInterval(probing);
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

function probe(server: Server, isBack: () => void): void {
  const asked = request(
    { ...addressOf(server, 'app'), path: '/api/health/live', timeout: PROBE_PATIENCE_MS },
    (answer) => {
      answer.resume();
      if (answer.statusCode === 200) isBack();
    },
  );
  asked.on('timeout', () => asked.destroy());
  asked.on('error', () => undefined);
  asked.end();
}

/** host and port of one of a server's two origins. */
export function addressOf(server: Server, origin: Origin): { host: string; port: number } {
  const text = server[origin];
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon), port: Number(text.slice(colon + 1)) };
}
