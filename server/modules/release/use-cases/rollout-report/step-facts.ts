import type { Context } from '../../../../kernel/context.ts';
import { endOfFirstBusinessDay } from '../../domain/rollout/observation.ts';
import { pausedWithin, pausesOf } from '../../domain/rollout/pauses.ts';
import { PLAN } from '../../domain/rollout/plan.ts';
import { shareOf } from '../../domain/rollout/population.ts';
import type { VerdictRow } from '../../store/rollout/decision.store.ts';
import { type ChainRow, sumTrafficBetween } from '../../store/rollout/report.read.ts';
import { listSteps, type RolloutRow, type StepRow } from '../../store/rollout/rollout.store.ts';
import type { InForce } from '../../store/rollout/taken.store.ts';
import { watchOf } from '../rollout/move-rollout.ts';

const MINUTE_MS = 60_000;
const minuteOf = (instant: Date) => Math.floor(instant.getTime() / MINUTE_MS);

type Written = {
  readonly chain: readonly ChainRow[];
  readonly verdicts: readonly (VerdictRow & { step: number })[];
  readonly inForce: readonly InForce[];
  readonly until: Date;
};

/** The four steps: aimed at and reached, how long they were watched, the last verdict, how long the move took. */
export async function stepFacts(ctx: Context, rollout: RolloutRow, written: Written) {
  const begun = await listSteps(ctx, rollout.id);
  const facts = [];
  for (const { number, targetBp } of PLAN) {
    const { observeMinutes } = watchOf(rollout, number);
    const step = begun.find((one) => one.number === number);
    facts.push({ number, targetBp, observeMinutes, lived: step ? await lived(ctx, rollout, step, written) : null });
  }
  return facts;
}

async function lived(
  ctx: Context,
  { canaryVersion }: RolloutRow,
  { number, startedAt, endedAt, reached }: StepRow,
  { chain, verdicts, inForce, until }: Written,
) {
  const end = endedAt ?? until;
  // Counts are kept by the minute: the one in which the next step opens is that step's, unless this one has no other.
  const isLeft = chain.some(({ kind, facts }) => kind === 'advance' && facts.step === number + 1);
  const from = minuteOf(startedAt);
  const traffic = await sumTrafficBetween(ctx, from, Math.max(from, minuteOf(end) - (isLeft ? 1 : 0)));
  const canary = traffic.find(({ version }) => version === canaryVersion)?.requests ?? 0;
  const total = traffic.reduce((sum, { requests }) => sum + requests, 0);
  const pausedMs = pausedWithin(pausesOf(chain, until), startedAt, end);
  const verdict = verdicts.find((one) => one.step === number);
  const opened = chain.find(({ kind, facts }) => (kind === 'start' || kind === 'advance') && facts.step === number);
  return {
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    reached: { ...reached, requests: shareOf(canary, total) },
    watchedMs: end.getTime() - startedAt.getTime() - pausedMs,
    pausedMs,
    hasBusinessDay: endOfFirstBusinessDay(startedAt) <= end,
    waiver: waiverOf(chain, number),
    move: opened ? moveOf(opened, inForce) : null,
    verdict: verdict
      ? {
          at: verdict.at.toISOString(),
          decision: verdict.decision,
          because: verdict.because,
          evidence: verdict.evidence,
          signals: verdict.signals,
        }
      : null,
  };
}

function waiverOf(chain: readonly ChainRow[], step: number) {
  const of = (kind: ChainRow['kind']) => chain.find((one) => one.kind === kind && one.facts.step === step);
  const [asked, granted] = [of('ask-waiver'), of('grant-waiver')];
  if (!asked) return null;
  return { askedBy: asked.actorName ?? '', grantedBy: granted?.actorName ?? '', reason: asked.reason };
}

/** How long a decision took to be in force on every edge; null when no edge took it. */
function moveOf({ facts, at }: ChainRow, inForce: readonly InForce[]) {
  const taken = inForce.find(({ generation }) => generation === facts.generation);
  return taken ? { edges: taken.edges, tookMs: Math.max(0, taken.at.getTime() - at.getTime()) } : null;
}

export function pauseFacts(chain: readonly ChainRow[], until: Date) {
  return pausesOf(chain, until).map(({ held, resumed, endedAt }) => ({
    from: held.at.toISOString(),
    to: endedAt.toISOString(),
    by: held.actorName,
    reason: held.reason,
    because: held.facts.because ?? null,
    resumedBy: resumed?.actorName ?? null,
    resumedFor: resumed?.reason ?? '',
  }));
}

/** The way back: who or what decided it, how long it took, and what was lost meanwhile. */
export async function rollbackFacts(ctx: Context, chain: readonly ChainRow[], inForce: readonly InForce[]) {
  const back = chain.find(({ kind }) => kind === 'rollback');
  if (!back) return null;
  const move = moveOf(back, inForce);
  const from = minuteOf(back.at);
  const traffic = await sumTrafficBetween(ctx, from, minuteOf(new Date(back.at.getTime() + (move?.tookMs ?? 0))));
  return {
    at: back.at.toISOString(),
    by: back.actorName,
    reason: back.reason,
    because: back.facts.because ?? null,
    step: back.facts.step ?? null,
    move,
    lost: traffic.reduce((sum, { lost }) => sum + lost, 0),
  };
}
