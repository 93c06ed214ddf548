import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { readiness } from '../../domain/rollout/observation.ts';
import { USUAL_WATCH, type Watch } from '../../domain/rollout/plan.ts';
import type { PopulationSource } from '../../ports.ts';
import { askWaiver, findLastVerdict, findWaiver, grantWaiver } from '../../store/rollout/decision.store.ts';
import * as rollouts from '../../store/rollout/rollout.store.ts';
import { decide } from './decide.ts';
import { edgesAreUpToDate } from './edge-state.ts';
import { enterStep } from './enter-step.ts';
import { publishTable } from './publish-table.ts';
import { isInProd } from './start-standing.ts';

const WAIVABLE: ReadonlySet<string> = new Set(['observation-too-short', 'no-business-day', 'too-few-measures']);

/** The rollout under way of this id, held until the end of the transaction. */
async function holdActive(ctx: Context, rolloutId: string): Promise<rollouts.RolloutRow> {
  await rollouts.holdRollouts(ctx);
  const rollout = await rollouts.findRollout(ctx, rolloutId);
  if (!rollout) throw new Refusal('NOT_FOUND');
  if (rollout.endedAt) throw new Refusal('ROLLOUT_OVER');
  return rollout;
}

/** How long a step of a rollout is watched. */
export function watchOf({ observeMinutes, needsBusinessDay }: rollouts.RolloutRow, step: number): Watch {
  return { observeMinutes: observeMinutes[step - 1] ?? USUAL_WATCH.observeMinutes[0], needsBusinessDay };
}

/** What a rollout lacks before its next step; a pause in progress counts up to now. */
export async function readinessOf(ctx: Context, rollout: rollouts.RolloutRow) {
  const pausedNow = rollout.pausedAt ? ctx.now.getTime() - rollout.pausedAt.getTime() : 0;
  return readiness(
    watchOf(rollout, rollout.step),
    { startedAt: rollout.stepStartedAt, pausedMs: rollout.pausedMs + pausedNow },
    {
      verdict: await findLastVerdict(ctx, rollout.id),
      edgesAreUpToDate: await edgesAreUpToDate(ctx),
      isPromoted: await isInProd(ctx, rollout.canaryVersion),
      now: ctx.now,
    },
  );
}

/**
 * Goes on to the next step, or completes after the last. A person decides; the rule says whether they may.
 *
 * `from` is the step that the person had in front of them: of two who press at the same instant, one moves and the other
 * is told that it has moved.
 */
export async function advance(
  ctx: Context,
  source: PopulationSource,
  { rolloutId, from }: { rolloutId: string; from: number },
): Promise<void> {
  const rollout = await holdActive(ctx, rolloutId);
  if (rollout.step !== from) throw new Refusal('ROLLOUT_MOVED', { step: rollout.step });
  if (rollout.state === 'paused') throw new Refusal('ROLLOUT_PAUSED');
  const { missing } = await readinessOf(ctx, rollout);
  const waiver = await findWaiver(ctx, rolloutId, rollout.step);
  // Two people may shorten the observation; nobody goes on over a signal, past edges that are behind or without PROD.
  const isWaived = waiver?.grantedBy != null;
  const left = missing.filter((one) => !isWaived || !WAIVABLE.has(one));
  if (left.length > 0) throw new Refusal('ROLLOUT_NOT_READY', { missing: left.join(', ') });

  if (rollout.step === 4) return complete(ctx, rollout);
  const step = rollout.step + 1;
  await rollouts.moveToStep(ctx, rolloutId, step);
  const moved = { ...rollout, step };
  await enterStep(ctx, source, { rollout: moved, step, pilots: [] });
  const generation = await publishTable(ctx, moved);
  return decide(ctx, rolloutId, {
    kind: 'advance',
    reason: isWaived ? waiver.reason : '',
    facts: { step, generation, waived: isWaived },
  });
}

async function complete(ctx: Context, rollout: rollouts.RolloutRow): Promise<void> {
  await rollouts.endSteps(ctx, rollout.id);
  await rollouts.end(ctx, rollout.id, 'completed');
  const generation = await publishTable(ctx, { ...rollout, state: 'completed' });
  await decide(ctx, rollout.id, { kind: 'complete', reason: '', facts: { step: 4, generation } });
}

/** Holds: nobody else is moved. Pausing what is paused is not an error. */
export async function pauseRollout(
  ctx: Context,
  rolloutId: string,
  { reason, facts = {} }: { reason: string; facts?: Readonly<Record<string, unknown>> },
): Promise<void> {
  const rollout = await holdActive(ctx, rolloutId);
  if (rollout.state === 'paused') return;
  await rollouts.pause(ctx, rolloutId);
  await decide(ctx, rolloutId, { kind: 'pause', reason, facts: { ...facts, step: rollout.step } });
}

/** Resumes what waits; measures start again from here, so that an alarm that was looked into does not ring twice. */
export async function resumeRollout(ctx: Context, rolloutId: string, reason: string): Promise<void> {
  const rollout = await holdActive(ctx, rolloutId);
  if (rollout.state === 'running') return;
  await rollouts.resume(ctx, rolloutId);
  await decide(ctx, rolloutId, { kind: 'resume', reason, facts: { step: rollout.step } });
}

/** Takes the version back: a table without a canary. One person is enough, and so is FormaPro itself. */
export async function rollBack(
  ctx: Context,
  rolloutId: string,
  { reason, facts = {} }: { reason: string; facts?: Readonly<Record<string, unknown>> },
): Promise<void> {
  const rollout = await holdActive(ctx, rolloutId);
  await rollouts.endSteps(ctx, rolloutId);
  await rollouts.end(ctx, rolloutId, 'rolled-back');
  const generation = await publishTable(ctx, { ...rollout, state: 'rolled-back' });
  await decide(ctx, rolloutId, { kind: 'rollback', reason, facts: { ...facts, step: rollout.step, generation } });
}

/** Asks to shorten the observation of this step; somebody else who asks the same grants it. */
export async function waive(ctx: Context, rolloutId: string, reason: string): Promise<{ waiver: 'asked' | 'granted' }> {
  const { step } = await holdActive(ctx, rolloutId);
  const { personId } = personOf(ctx);
  const waiver = await findWaiver(ctx, rolloutId, step);
  if (waiver?.grantedBy) return { waiver: 'granted' };
  if (waiver?.askedBy === personId) throw new Refusal('WAIVER_NEEDS_TWO');
  if (waiver) await grantWaiver(ctx, rolloutId, step, personId);
  else await askWaiver(ctx, { rolloutId, step, personId, reason });
  await decide(ctx, rolloutId, { kind: waiver ? 'grant-waiver' : 'ask-waiver', reason, facts: { step } });
  return { waiver: waiver ? 'granted' : 'asked' };
}
