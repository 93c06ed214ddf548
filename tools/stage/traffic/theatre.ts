import { randomUUID } from 'node:crypto';
import { ROUTING_COOKIE, signTable, tableKeys, writeToken } from '../../../server/modules/release/index.ts';
import type { Visitor } from './crowd.ts';
import { type Instance, startInstance } from './fleet.ts';
import type { EdgeUnderTest, Theatre } from './scenarios.ts';

const DAY_MS = 86_400_000;

/** Keys of a test: the private one signs tables, the edges get the others. */
export function theatreKeys() {
  const { privateKey, publicKey } = tableKeys(Buffer.alloc(32, 5));
  return { privateKey, publicKey, tokenKey: Buffer.alloc(32, 6) };
}

export type Setting = {
  readonly visitors: number;
  readonly companies: number;
  readonly paceMs: number;
  readonly momentMs: number;
};

/** Two stable servers and one canary, real processes, and visitors of many companies, in front of an edge. */
export async function openTheatre(
  open: (stable: readonly Instance[]) => Promise<EdgeUnderTest>,
  { visitors, companies, paceMs, momentMs }: Setting,
): Promise<Theatre & { close(): Promise<void> }> {
  const [first, second, canary] = await Promise.all([
    startInstance('stable-1', '1.0.0'),
    startInstance('stable-2', '1.0.0'),
    startInstance('canary-1', '1.1.0'),
  ]);
  const stable = [first, second];
  const edge = await open(stable);
  const { privateKey, tokenKey } = theatreKeys();
  let generation = 0;
  return {
    edge,
    stable,
    canary,
    visitors: Array.from({ length: visitors }, (_, rank) => visitor(`company-${rank % companies}`, tokenKey)),
    paceMs,
    momentMs,
    sign: (table) => signTable(table, privateKey),
    nextGeneration: () => ++generation,
    async close() {
      await edge.plane.close();
      await Promise.all([...stable, canary].map((instance) => instance.stop()));
    },
  };
}

export function visitor(companyId: string | null, tokenKey: Uint8Array, role = 'learner'): Visitor {
  const claims = { role, userId: randomUUID(), companyId };
  const token = writeToken(claims, { org: 'main', endsAt: new Date(Date.now() + DAY_MS), key: tokenKey });
  return { ...claims, cookie: `${ROUTING_COOKIE}=${token}` };
}
