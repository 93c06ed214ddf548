import { type Context, personOf } from '../../../../kernel/context.ts';
import { asOrganisation } from '../../../../kernel/transaction.ts';
import { type AnomalyState, afterRetest, type Severity, severityOf } from '../../domain/recette/anomaly-moves.ts';
import { holdLiveAnomalies } from '../../store/recette/anomaly.read.ts';
import * as anomalies from '../../store/recette/anomaly.store.ts';
import type { Iteration } from '../../store/recette/campaign.read.ts';
import type { ItemRow } from '../../store/recette/item.read.ts';
import type { Run } from './run.ts';

type Given = {
  readonly item: ItemRow;
  readonly iteration: Iteration;
  readonly executionId: string;
  readonly run: Pick<Run, 'outcome' | 'comment' | 'severity' | 'severityReason'>;
};

/**
 * What a run says of the anomalies of its case: a retest closes or reopens them, a failure that none explains opens one.
 *
 * Returns the number of the anomaly that stands for a failed run, else null.
 */
export async function followAnomalies(ctx: Context, given: Given): Promise<number | null> {
  return asOrganisation(ctx, 'anomalies of the case that was run; the tester learns the number of theirs', async () => {
    const { item, iteration, run } = given;
    const live = await holdLiveAnomalies(ctx, item.itemId);
    for (const one of live) {
      const state = afterRetest(one, { outcome: run.outcome, iteration: iteration.number });
      if (state !== one.state || run.outcome === 'ko') await note(ctx, given, { ...one, from: one.state, state });
    }
    if (run.outcome !== 'ko') return null;
    return live[0]?.number ?? open(ctx, given);
  });
}

type Noted = { anomalyId: string; number: number; severity: Severity; from: AnomalyState; state: AnomalyState };

async function note(ctx: Context, { item, iteration, run }: Given, one: Noted): Promise<void> {
  const step = { ...one, iterationId: iteration.iterationId, comment: run.comment.slice(0, 2_000) };
  await anomalies.moveAnomaly(ctx, step);
  await anomalies.insertEvent(ctx, step);
  await ctx.record({
    action: 'recette.anomaly-moved',
    subject: { kind: 'anomaly', id: one.anomalyId },
    links: { campaign: item.campaignId, item: item.itemId },
    facts: { number: one.number, from: one.from, to: one.state, digest: iteration.digest },
  });
}

async function open(ctx: Context, { item, iteration, executionId, run }: Given): Promise<number> {
  const anomalyId = ctx.newId();
  const severity = run.severity ?? severityOf(item.priority);
  const { campaignId, itemId } = item;
  const { iterationId } = iteration;
  const openedBy = personOf(ctx).personId;
  const title = titleOf(run.comment, item.title);
  const number = await anomalies.insertAnomaly(ctx, {
    anomalyId,
    campaignId,
    iterationId,
    itemId,
    executionId,
    title,
    severity,
    openedBy,
  });
  const why = run.severityReason ? `${run.comment}\n${run.severityReason}` : run.comment;
  await anomalies.insertEvent(ctx, { anomalyId, iterationId, state: 'open', severity, comment: why.slice(0, 2_000) });
  await ctx.record({
    action: 'recette.anomaly-opened',
    subject: { kind: 'anomaly', id: anomalyId },
    links: { campaign: campaignId, item: itemId },
    facts: { number, severity, case: item.code, digest: iteration.digest },
  });
  return number;
}

/** The first sentence of what was seen, else the case's own title. */
function titleOf(comment: string, caseTitle: string): string {
  const first = comment.split(/(?<=[.!?])\s|\n/)[0]?.trim() ?? '';
  return first.length >= 3 ? first : caseTitle;
}
