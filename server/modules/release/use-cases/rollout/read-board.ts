import type { z } from 'zod';
import type { Rollout, RolloutBoard } from '../../../../../contract/rollout.ts';
import { parisDay } from '../../../../kernel/clock.ts';
import { type Context, personOf } from '../../../../kernel/context.ts';
import { companiesToAdd } from '../../domain/rollout/cohort.ts';
import { PLAN } from '../../domain/rollout/plan.ts';
import type { Population } from '../../domain/rollout/population.ts';
import { SIGNALS } from '../../domain/rollout/signals.ts';
import { findLastVerdict, findWaiver, listDecisions } from '../../store/rollout/decision.store.ts';
import { sumTraffic } from '../../store/rollout/edge.store.ts';
import { type FrozenRow, listFrozen } from '../../store/rollout/frozen.store.ts';
import { listInstances } from '../../store/rollout/instance.store.ts';
import { listRolloutReports } from '../../store/rollout/report.read.ts';
import { findLatest, listMembers, listSteps, type RolloutRow } from '../../store/rollout/rollout.store.ts';
import { findCurrentTable } from '../../store/rollout/table.store.ts';
import { readEdges } from './edge-state.ts';
import { membersOf, reachedAt, readPopulation } from './enter-step.ts';
import { readinessOf, watchOf } from './move-rollout.ts';
import { ALIVE_MS } from './publish-table.ts';
import { curvesOf, slicesOf } from './read-measures.ts';
import { stableVersionNow } from './start-rollout.ts';
import { type RolloutSources, standingOf } from './start-standing.ts';

const MINUTE_MS = 60_000;

type Board = z.input<typeof RolloutBoard>;
type View = z.input<typeof Rollout>;

/** Everything the screen of the rollout shows, as it is now. */
export async function readBoard(ctx: Context, source: RolloutSources): Promise<Board> {
  const population = await readPopulation(ctx, source);
  const frozen = await listFrozen(ctx, parisDay(ctx.now));
  const nameOf = new Map(population.companies.map(({ companyId, name }) => [companyId, name]));
  const rollout = await findLatest(ctx);
  const alive = await listInstances(ctx, new Date(ctx.now.getTime() - ALIVE_MS));
  const edges = await readEdges(ctx);
  return {
    rollout: rollout ? await viewOf(ctx, rollout, population, frozen) : null,
    generation: (await findCurrentTable(ctx))?.generation ?? 0,
    versions: await versionsOf(ctx, source, alive),
    stableVersion: await stableVersionNow(ctx),
    edges: edges.map(({ id, driver, isUpToDate, isSilent, generation, servers }) => ({
      edgeId: id,
      driver,
      isUpToDate,
      isSilent,
      generation,
      servers,
    })),
    frozen: frozen.map((one) => ({ ...one, name: nameOf.get(one.companyId) ?? '' })),
    reports: (await listRolloutReports(ctx)).map(({ rolloutId, number, version, outcome, madeAt }) => ({
      rolloutId,
      number,
      version,
      outcome,
      madeAt: madeAt.toISOString(),
    })),
  };
}

/** Versions that are served, each with whether it may be given to companies. */
async function versionsOf(ctx: Context, { calendars }: RolloutSources, alive: readonly { version: string }[]) {
  const versions: Board['versions'] = [];
  for (const version of new Set(alive.map((instance) => instance.version))) {
    const servers = alive.filter((instance) => instance.version === version).length;
    versions.push({ version, servers, start: await standingOf(ctx, calendars, version) });
  }
  return versions;
}

async function viewOf(
  ctx: Context,
  rollout: RolloutRow,
  population: Population,
  frozen: readonly FrozenRow[],
): Promise<View> {
  const { missing, earliestAt, observedMs } = await readinessOf(ctx, rollout);
  const waiver = await findWaiver(ctx, rollout.id, rollout.step);
  const verdict = await findLastVerdict(ctx, rollout.id);
  const steps = await stepsOf(ctx, rollout, population, frozen);
  const traffic = await sumTraffic(ctx, Math.floor(rollout.startedAt.getTime() / MINUTE_MS));
  const both = traffic.filter(({ version }) => version === rollout.canaryVersion || version === rollout.stableVersion);
  const sum = (key: 'requests' | 'lost' | 'misrouted') => both.reduce((total, one) => total + one[key], 0);
  const decisions = await listDecisions(ctx, rollout.id);
  return {
    rolloutId: rollout.id,
    stableVersion: rollout.stableVersion,
    canaryVersion: rollout.canaryVersion,
    state: rollout.state,
    step: rollout.step,
    startedAt: rollout.startedAt.toISOString(),
    endedAt: rollout.endedAt?.toISOString() ?? null,
    steps,
    missing: [...missing],
    earliestAt: earliestAt.toISOString(),
    ...watchOf(rollout, rollout.step),
    observedMinutes: Math.floor(observedMs / MINUTE_MS),
    measures: {
      count: verdict?.signals.find(({ signal }) => signal === 'errors')?.canary.units ?? 0,
      needed: SIGNALS.find(({ name }) => name === 'errors')?.minUnits ?? 0,
    },
    waiver: waiverSeen(ctx, waiver),
    verdict: verdict && { ...verdict, at: verdict.at.toISOString(), signals: [...verdict.signals] },
    requests: {
      canary: both.find(({ version }) => version === rollout.canaryVersion)?.requests ?? 0,
      total: sum('requests'),
      lost: sum('lost'),
      misrouted: sum('misrouted'),
    },
    usersAtRisk: rollout.endedAt ? 0 : (steps[rollout.step - 1]?.reached.users.count ?? 0),
    decisions: decisions.map(({ number, kind, actorName, reason, facts, at }) => ({
      number,
      kind,
      by: actorName,
      reason,
      step: facts.step ?? null,
      because: facts.because ?? null,
      at: at.toISOString(),
    })),
    slices: await slicesOf(ctx, rollout),
    curves: await curvesOf(ctx, rollout),
  };
}

function waiverSeen(ctx: Context, waiver: { askedBy: string; grantedBy: string | null } | null): View['waiver'] {
  if (!waiver) return 'none';
  if (waiver.grantedBy) return 'granted';
  return waiver.askedBy === personOf(ctx).personId ? 'askedByMe' : 'asked';
}

/** Steps begun say what they reached; the others what they would reach with the people of today. */
async function stepsOf(
  ctx: Context,
  rollout: RolloutRow,
  population: Population,
  frozen: readonly FrozenRow[],
): Promise<View['steps']> {
  const begun = await listSteps(ctx, rollout.id);
  const rows = await listMembers(ctx, rollout.id);
  const frozenIds = new Set(frozen.map(({ companyId }) => companyId));
  const companies = new Set(membersOf(rows).companies);
  return PLAN.map(({ number, targetBp }) => {
    const step = begun.find((one) => one.number === number);
    if (!step) {
      const already = { roles: membersOf(rows).roles, companies };
      for (const { companyId } of companiesToAdd({
        population,
        already,
        frozen: frozenIds,
        targetBp,
        salt: rollout.salt,
      }))
        companies.add(companyId);
    }
    const reached = step?.reached ?? reachedAt(population, { roles: membersOf(rows).roles, companies }, number);
    return {
      number,
      targetBp,
      state: !step ? 'to-come' : step.endedAt ? 'done' : 'current',
      startedAt: step?.startedAt.toISOString() ?? null,
      endedAt: step?.endedAt?.toISOString() ?? null,
      reached,
      companies: reached.companies.count,
    };
  });
}
