import type { Context } from '../../../../kernel/context.ts';
import { rolesAllOnCanary, type Verdict, verdictOf } from '../../domain/rollout/verdict.ts';
import { insertVerdict } from '../../store/rollout/decision.store.ts';
import { forgetUnits, listBuckets, listGraveFacts, listPast } from '../../store/rollout/health.store.ts';
import { lastHeard } from '../../store/rollout/instance.store.ts';
import { findLatest, holdRollouts, type RolloutRow } from '../../store/rollout/rollout.store.ts';
import { callSteering } from './call-steering.ts';
import { pauseRollout, rollBack } from './move-rollout.ts';
import { publishTable } from './publish-table.ts';

const MINUTE_MS = 60_000;
const UNITS_KEPT_HOURS = 48;
/** How far back a role's own past is looked at: two weeks of the trade, short enough that habits are the same. */
const PAST_DAYS = 14;

/**
 * Makes the verdict on the rollout under way and acts on it: back at once when the evidence is there, a pause when it is
 * getting there or when nothing is heard. Never forward.
 *
 * Safe to run twice, late or after a crash: the verdict is made from the buckets alone, and what it did once is done.
 */
export async function judgeRollout(ctx: Context): Promise<Verdict['decision'] | null> {
  await holdRollouts(ctx);
  await forgetUnits(ctx, Math.floor(ctx.now.getTime() / MINUTE_MS / 60) - UNITS_KEPT_HOURS);
  const rollout = await findLatest(ctx);
  if (!rollout) return null;
  if (rollout.endedAt) {
    // Processes come and go after a rollout too: edges must know where the version that everybody has answers.
    await publishTable(ctx, rollout);
    return null;
  }
  const verdict = await readVerdict(ctx, rollout);
  await insertVerdict(ctx, rollout.id, rollout.step, verdict);
  const facts = { because: verdict.because, evidence: Math.round(verdict.evidence) };
  if (verdict.decision === 'rollback') {
    await rollBack(ctx, rollout.id, { reason: '', facts });
    await callSteering(ctx, rollout, 'rolloutTakenBack');
  } else {
    // A process that came or went, a company whose date has passed: the table follows.
    await publishTable(ctx, rollout);
    if (verdict.decision === 'pause' && rollout.state === 'running') {
      await pauseRollout(ctx, rollout.id, { reason: '', facts });
      await callSteering(ctx, rollout, 'rolloutPaused');
    }
  }
  return verdict.decision;
}

const minuteOf = (instant: Date) => Math.floor(instant.getTime() / MINUTE_MS);

/** The verdict as its buckets give it now. */
export async function readVerdict(ctx: Context, rollout: RolloutRow): Promise<Verdict> {
  const heard = await lastHeard(ctx, rollout.canaryVersion);
  const { stableVersion: stable, canaryVersion: canary, startedAt, evidenceFrom } = rollout;
  const buckets = await listBuckets(ctx, { stable, canary, sinceMinute: minuteOf(evidenceFrom) });
  const roles = rolesAllOnCanary(buckets);
  const to = minuteOf(startedAt);
  const from = to - PAST_DAYS * 24 * 60;
  return verdictOf({
    buckets,
    past: roles.length > 0 ? await listPast(ctx, { canary, roles, from, to }) : [],
    zeroTolerance: await listGraveFacts(ctx, rollout.canaryVersion, rollout.evidenceFrom),
    silentMn: heard ? (ctx.now.getTime() - heard.getTime()) / MINUTE_MS : null,
  });
}
