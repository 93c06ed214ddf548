import type { z } from 'zod';
import type { CompanyOnVersion } from '../../../../../contract/rollout.ts';
import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { pilotPairs } from '../../domain/rollout/pilots.ts';
import { stepOf } from '../../domain/rollout/plan.ts';
import { type Company, type Reached, reached } from '../../domain/rollout/population.ts';
import type { PopulationSource } from '../../ports.ts';
import { listFrozen } from '../../store/rollout/frozen.store.ts';
import { findLatest, listMembers, type MemberRow, type RolloutRow } from '../../store/rollout/rollout.store.ts';
import { readPopulation } from './enter-step.ts';
import { stableVersionNow } from './start-rollout.ts';

const PAGE = 20;
const PAIRS = 4;

type Line = z.input<typeof CompanyOnVersion>;
type Asked = { page: number; search?: string | undefined; pool?: 'stable' | 'canary' | undefined };

/** Each company with its version and why it is on it. */
export async function readCompanies(
  ctx: Context,
  source: PopulationSource,
  { page, search, pool }: Asked,
): Promise<{ rows: Line[]; total: number }> {
  const { companies } = await readPopulation(ctx, source);
  const rollout = await findLatest(ctx);
  const members = rollout ? await listMembers(ctx, rollout.id) : [];
  const memberOf = new Map(members.filter(({ kind }) => kind === 'company').map((row) => [row.key, row]));
  const frozenOf = new Map((await listFrozen(ctx, parisDay(ctx.now))).map((row) => [row.companyId, row.untilDay]));
  const stable = (await stableVersionNow(ctx)) ?? ctx.app.settings.version;
  const lines = companies.map((company) =>
    lineOf(company, {
      rollout,
      stable,
      member: memberOf.get(company.companyId),
      until: frozenOf.get(company.companyId) ?? null,
    }),
  );
  const wanted = fold(search ?? '');
  const found = lines
    .filter((line) => fold(line.name).includes(wanted) && (!pool || line.pool === pool))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  return { rows: found.slice((page - 1) * PAGE, page * PAGE), total: found.length };
}

function lineOf(
  { companyId, name, users, activeUsers }: Company,
  {
    rollout,
    stable,
    member,
    until,
  }: { rollout: RolloutRow | null; stable: string; member: MemberRow | undefined; until: string | null },
): Line {
  const company = { companyId, name, users, activeUsers, frozenUntil: until };
  const onStable = { ...company, pool: 'stable', version: stable, step: null } as const;
  if (!rollout || rollout.state === 'completed') return { ...onStable, because: 'no-rollout' };
  if (rollout.state === 'rolled-back') return { ...onStable, because: 'rolled-back' };
  const onCanary = { ...company, pool: 'canary', version: rollout.canaryVersion } as const;
  if (member) {
    const because = member.reason === 'pilot' || member.reason === 'everybody' ? member.reason : 'rank';
    return { ...onCanary, because, step: member.step };
  }
  if (until) return { ...onStable, because: 'frozen' };
  return rollout.step === 4 ? { ...onCanary, because: 'everybody', step: 4 } : { ...onStable, because: 'not-yet' };
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Pairs that come close to the first step's target, and what a choice of one's own would reach. */
export async function readPilots(
  ctx: Context,
  source: PopulationSource,
  chosen: readonly string[],
): Promise<{
  targetBp: number;
  pairs: { companies: { companyId: string; name: string; users: number }[]; reachedBp: number }[];
  chosen: Reached | null;
}> {
  const population = await readPopulation(ctx, source);
  const frozen = new Set((await listFrozen(ctx, parisDay(ctx.now))).map(({ companyId }) => companyId));
  const { targetBp, roles } = stepOf(1);
  return {
    targetBp,
    pairs: pilotPairs(population, { roles, targetBp, frozen, limit: PAIRS }).map(({ companies, reachedBp }) => ({
      companies: companies.map(({ companyId, name, users }) => ({ companyId, name, users })),
      reachedBp,
    })),
    chosen: chosen.length === 0 ? null : reached(population, { roles: new Set(roles), companies: new Set(chosen) }),
  };
}
