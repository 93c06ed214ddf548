import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import type { SecretBox } from '../../../../kernel/secrets.ts';
import {
  openTable,
  type Pool,
  type PoolName,
  type RoutingTable,
  signTable,
  tableKeys,
} from '../../domain/rollout/routing-table.ts';
import { listFrozen } from '../../store/rollout/frozen.store.ts';
import { listInstances } from '../../store/rollout/instance.store.ts';
import { listMembers, type RolloutRow } from '../../store/rollout/rollout.store.ts';
import { findCurrentTable, insertTable } from '../../store/rollout/table.store.ts';

/** A process not heard of for this long is not given to edges. */
export const ALIVE_MS = 45_000;

/** Keys of this installation's edges. The seed signs and stays here; edges get the other two. */
export function edgeKeys(secrets: SecretBox) {
  const { privateKey, publicKey } = tableKeys(secrets.sign('routing-table', 'seed'));
  return {
    privateKey,
    publicKey,
    tokenKey: secrets.sign('routing-token', 'key'),
    reportSecret: secrets.sign('edge-report', 'secret').toString('base64url'),
  };
}

/**
 * Publishes who goes where for a rollout as it stands: one row, in the caller's transaction, with the next generation.
 *
 * Edges come and take it; nothing is pushed, so a kill at any point leaves either the table before or this one, and edges
 * that were behind catch up. The caller holds the rollouts. A table that says the same as the one in force is not published.
 */
export async function publishTable(ctx: Context, rollout: RolloutRow): Promise<number> {
  const current = await findCurrentTable(ctx);
  const keys = edgeKeys(ctx.app.secrets);
  const before = current ? openTable(current, keys.publicKey) : null;
  const table: RoutingTable = {
    generation: (current?.generation ?? 0) + 1,
    ...(await poolsOf(ctx, rollout, before)),
    ...(await entriesOf(ctx, rollout)),
  };
  if (
    current &&
    before &&
    signTable({ ...table, generation: before.generation }, keys.privateKey).text === current.text
  )
    return current.generation;
  await insertTable(ctx, rollout.id, { generation: table.generation, ...signTable(table, keys.privateKey) });
  return table.generation;
}

async function poolsOf(
  ctx: Context,
  { state, stableVersion, canaryVersion }: RolloutRow,
  before: RoutingTable | null,
): Promise<{ stable: Pool; canary: Pool | null }> {
  const alive = await listInstances(ctx, new Date(ctx.now.getTime() - ALIVE_MS));
  const poolOf = (version: string): Pool => {
    const servers = alive
      .filter((instance) => instance.version === version)
      .map(({ id, app, content }) => ({ id, app, content }));
    if (servers.length > 0) return { version, servers };
    // Nobody was heard of: edges keep the servers they know, and see for themselves who answers.
    const known = [before?.stable, before?.canary].find((pool) => pool?.version === version);
    return { version, servers: known?.servers ?? [] };
  };
  if (state === 'completed') return { stable: poolOf(canaryVersion), canary: null };
  if (state === 'rolled-back') return { stable: poolOf(stableVersion), canary: null };
  return { stable: poolOf(stableVersion), canary: poolOf(canaryVersion) };
}

async function entriesOf(
  ctx: Context,
  rollout: RolloutRow,
): Promise<Pick<RoutingTable, 'users' | 'roles' | 'companies' | 'byDefault'>> {
  const nobody = { users: {}, roles: {}, companies: {}, byDefault: 'stable' } as const;
  if (rollout.state === 'completed' || rollout.state === 'rolled-back') return nobody;
  const members = await listMembers(ctx, rollout.id);
  const keysOf = (kind: 'role' | 'company') =>
    members.filter((member) => member.kind === kind).map(({ key }): [string, PoolName] => [key, 'canary']);
  const companies = Object.fromEntries(keysOf('company'));
  if (rollout.step < 4) return { users: {}, roles: Object.fromEntries(keysOf('role')), companies, byDefault: 'stable' };
  const frozen = await listFrozen(ctx, parisDay(ctx.now));
  const waiting = frozen.filter(({ companyId }) => companies[companyId] === undefined);
  return {
    users: {},
    roles: Object.fromEntries(keysOf('role')),
    companies: Object.fromEntries(waiting.map(({ companyId }): [string, PoolName] => [companyId, 'stable'])),
    byDefault: 'canary',
  };
}
