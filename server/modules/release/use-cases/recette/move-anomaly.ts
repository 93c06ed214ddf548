import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { type AnomalyState, nextStates, type Severity } from '../../domain/recette/anomaly-moves.ts';
import { type AnomalyRow, findAnomaly } from '../../store/recette/anomaly.read.ts';
import * as anomalies from '../../store/recette/anomaly.store.ts';
import type { Iteration } from '../../store/recette/campaign.read.ts';
import { findItem } from '../../store/recette/item.read.ts';
import { holdUnderTest } from './under-test.ts';

/** Opens an anomaly that no case showed. */
export async function openAnomaly(
  ctx: Context,
  one: { campaignId: string; title: string; severity: Severity; comment: string },
): Promise<{ anomalyId: string; number: number }> {
  const { campaignId, title, severity, comment } = one;
  const { iterationId, digest } = await holdUnderTest(ctx, campaignId);
  const anomalyId = ctx.newId();
  const openedBy = personOf(ctx).personId;
  const place = { anomalyId, campaignId, iterationId, itemId: null, executionId: null };
  const number = await anomalies.insertAnomaly(ctx, { ...place, title, severity, openedBy });
  await anomalies.insertEvent(ctx, { anomalyId, iterationId, state: 'open', severity, comment });
  await ctx.record({
    action: 'recette.anomaly-opened',
    subject: { kind: 'anomaly', id: anomalyId },
    links: { campaign: campaignId },
    facts: { number, severity, digest },
  });
  return { anomalyId, number };
}

/**
 * Moves an anomaly along its life, or changes its gravity where it stands; every step is kept with its reason.
 *
 * Keeps INV-REC-04: what was blocking is not closed without a conforming run of its case on a later build.
 */
export async function moveAnomaly(
  ctx: Context,
  anomalyId: string,
  { to, severity, comment }: { to: AnomalyState; severity: Severity; comment: string },
): Promise<void> {
  const anomaly = await findAnomaly(ctx, anomalyId);
  if (!anomaly) throw new Refusal('NOT_FOUND');
  const iteration = await holdUnderTest(ctx, anomaly.campaignId);
  refuseUnexplained(anomaly, { to, severity, comment });
  if (to === 'closed') await refuseUntested(ctx, anomaly, iteration);
  const step = { anomalyId, iterationId: iteration.iterationId, state: to, severity, comment };
  if (!(await anomalies.moveAnomaly(ctx, { ...step, from: anomaly.state })))
    throw new Refusal('ANOMALY_MOVED_MEANWHILE');
  await anomalies.insertEvent(ctx, step);
  await ctx.record({
    action: 'recette.anomaly-moved',
    subject: { kind: 'anomaly', id: anomalyId },
    links: { campaign: anomaly.campaignId, item: anomaly.itemId },
    facts: { number: anomaly.number, from: anomaly.state, to, severity, digest: iteration.digest },
    ...(comment ? { personal: { comment } } : {}),
  });
}

function refuseUnexplained(
  anomaly: AnomalyRow,
  { to, severity, comment }: { to: AnomalyState; severity: Severity; comment: string },
): void {
  const isRegraded = severity !== anomaly.severity;
  const isMove = to !== anomaly.state;
  if (isMove ? !nextStates(anomaly.state).includes(to) : !isRegraded) throw new Refusal('ANOMALY_MOVE_REFUSED');
  if (comment.length < 3 && (isRegraded || to === 'rejected' || to === 'open'))
    throw new Refusal('ANOMALY_NEEDS_COMMENT');
}

async function refuseUntested(ctx: Context, anomaly: AnomalyRow, iteration: Iteration): Promise<void> {
  const item = anomaly.itemId ? await findItem(ctx, anomaly.itemId) : null;
  const isRetested = iteration.number > anomaly.foundIn && (item === null || item.last === 'ok');
  if (!isRetested) throw new Refusal('ANOMALY_RETEST_MISSING', { code: anomaly.caseCode ?? '' });
}
