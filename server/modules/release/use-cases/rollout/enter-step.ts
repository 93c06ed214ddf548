import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { companiesToAdd } from '../../domain/rollout/cohort.ts';
import { stepOf } from '../../domain/rollout/plan.ts';
import { type Members, type Population, type Reached, reached } from '../../domain/rollout/population.ts';
import type { PopulationSource } from '../../ports.ts';
import { listFrozen } from '../../store/rollout/frozen.store.ts';
import {
  beginStep,
  insertMembers,
  listMembers,
  type MemberRow,
  type RolloutRow,
} from '../../store/rollout/rollout.store.ts';

const ACTIVE_MS = 7 * 86_400_000;

export function readPopulation(ctx: Context, source: PopulationSource): Promise<Population> {
  return source.population(ctx, new Date(ctx.now.getTime() - ACTIVE_MS));
}

/** Who is on the canary, as sets. */
export function membersOf(rows: readonly Pick<MemberRow, 'kind' | 'key'>[]): Members {
  const keys = (kind: MemberRow['kind']) => new Set(rows.filter((row) => row.kind === kind).map(({ key }) => key));
  return { roles: keys('role'), companies: keys('company') };
}

/**
 * Writes who joins at a step and what it reaches, on the people of today.
 *
 * Those of the steps before stay. A company that appears later is on stable until the next step, and a frozen one until
 * the first step after its date.
 */
export async function enterStep(
  ctx: Context,
  source: PopulationSource,
  { rollout, step, pilots }: { rollout: RolloutRow; step: number; pilots: readonly string[] },
): Promise<void> {
  const population = await readPopulation(ctx, source);
  const { targetBp, roles } = stepOf(step);
  const usersOf = new Map(population.companies.map(({ companyId, users }) => [companyId, users]));
  const fixed: MemberRow[] = [
    ...roles.map((role) => ({
      kind: 'role' as const,
      key: role,
      step,
      reason: 'role' as const,
      users: population.roles.find((one) => one.role === role)?.users ?? 0,
    })),
    ...pilots.map((key) => ({
      kind: 'company' as const,
      key,
      step,
      reason: 'pilot' as const,
      users: usersOf.get(key) ?? 0,
    })),
  ];
  const already = membersOf([...(await listMembers(ctx, rollout.id)), ...fixed]);
  const frozen = new Set((await listFrozen(ctx, parisDay(ctx.now))).map(({ companyId }) => companyId));
  // The first step holds the roles and the pilots that a person chose, and nobody else.
  const added = step === 1 ? [] : companiesToAdd({ population, already, frozen, targetBp, salt: rollout.salt });
  const joining: MemberRow[] = [
    ...fixed,
    ...added.map(({ companyId, users }) => ({
      kind: 'company' as const,
      key: companyId,
      step,
      reason: step === 4 ? ('everybody' as const) : ('rank' as const),
      users,
    })),
  ];
  await insertMembers(ctx, rollout.id, joining);
  await beginStep(ctx, rollout.id, step, reachedAt(population, membersOf(await listMembers(ctx, rollout.id)), step));
}

const EVERYBODY_ELSE = 'everybody-else';

/** At the last step everybody is moved but frozen companies, people of no company included. */
export function reachedAt(population: Population, members: Members, step: number): Reached {
  if (step < 4) return reached(population, members);
  const roles = [...population.roles, { role: EVERYBODY_ELSE, ...population.others }];
  return reached(
    { companies: population.companies, roles, others: { users: 0, activeUsers: 0 } },
    { companies: members.companies, roles: new Set(roles.map(({ role }) => role)) },
  );
}
