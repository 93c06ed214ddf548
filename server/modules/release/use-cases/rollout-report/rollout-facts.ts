import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import type { PopulationSource } from '../../ports.ts';
import { listFrozen } from '../../store/rollout/frozen.store.ts';
import { listChain, listGraveRows, listLastVerdicts, sumTrafficBetween } from '../../store/rollout/report.read.ts';
import { listMembers, type RolloutRow } from '../../store/rollout/rollout.store.ts';
import { listInForce } from '../../store/rollout/taken.store.ts';
import { chainHolds } from '../rollout/decide.ts';
import { readPopulation } from '../rollout/enter-step.ts';
import { buildFacts } from './build-facts.ts';
import { pauseFacts, rollbackFacts, stepFacts } from './step-facts.ts';

export type RolloutFacts = Awaited<ReturnType<typeof rolloutFacts>>;

/**
 * What a report of a rollout says, out of what was written as it went: counts of the moment of each step, verdicts, decisions
 * and their chain, what edges took and when. For a rollout under way it stops now.
 */
export async function rolloutFacts(ctx: Context, source: PopulationSource, rollout: RolloutRow) {
  const until = rollout.endedAt ?? ctx.now;
  const chain = await listChain(ctx, rollout.id);
  const inForce = await listInForce(ctx, rollout.id);
  const verdicts = await listLastVerdicts(ctx, rollout.id);
  const { companies } = await readPopulation(ctx, source);
  const nameOf = (companyId: string) => companies.find((one) => one.companyId === companyId)?.name ?? '';
  const members = await listMembers(ctx, rollout.id);
  const { canaryVersion, stableVersion, state, startedAt, endedAt } = rollout;
  const grave = await listGraveRows(ctx, { version: canaryVersion, from: startedAt, to: until });
  const traffic = await sumTrafficBetween(ctx, minuteOf(startedAt), minuteOf(until));
  return {
    canaryVersion,
    stableVersion,
    state,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    build: await buildFacts(ctx, canaryVersion),
    pilots: members
      .filter(({ reason }) => reason === 'pilot')
      .map(({ key, users }) => ({ name: nameOf(key), users }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
    steps: await stepFacts(ctx, rollout, { chain, verdicts, inForce, until }),
    decisions: chain.map(({ number, kind, actorName, reason, facts, at, hash }) => ({
      number,
      kind,
      by: actorName,
      reason,
      step: facts.step ?? null,
      because: facts.because ?? null,
      at: at.toISOString(),
      hash,
    })),
    chainHolds: chainHolds(rollout.id, chain),
    pauses: pauseFacts(chain, until),
    rollback: await rollbackFacts(ctx, chain, inForce),
    grave: grave.map(({ kind, detail, at }) => ({ kind, detail, at: at.toISOString() })),
    requests: {
      canary: traffic.find(({ version }) => version === canaryVersion)?.requests ?? 0,
      total: traffic.reduce((sum, { requests }) => sum + requests, 0),
      lost: traffic.reduce((sum, { lost }) => sum + lost, 0),
      misrouted: traffic.reduce((sum, { misrouted }) => sum + misrouted, 0),
    },
    frozen: (await listFrozen(ctx, parisDay(until))).map(({ companyId, untilDay, reason }) => ({
      name: nameOf(companyId),
      untilDay,
      reason,
    })),
  };
}

const MINUTE_MS = 60_000;
const minuteOf = (instant: Date) => Math.floor(instant.getTime() / MINUTE_MS);
