import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { severityOf } from '../../domain/recette/anomaly-moves.ts';
import { insertExecution, joinScreenshots } from '../../store/recette/execution.store.ts';
import type { ItemRow } from '../../store/recette/item.read.ts';
import { followAnomalies } from './follow-anomalies.ts';
import { existingItem, nextItem, runsSoFar } from './read-items.ts';
import type { Run } from './run.ts';
import { statusOf } from './standing-now.ts';
import { holdUnderTest } from './under-test.ts';

/**
 * Records a run of a case on the build under test; nothing recorded is ever changed.
 *
 * Keeps INV-REC-01 (a run counts for the digest it names, which is the one under test) and INV-REC-02 (two people who
 * finish one case at the same instant: one is recorded, the other is told). A failed run opens an anomaly, or reopens it.
 */
export async function recordExecution(ctx: Context, itemId: string, run: Run) {
  const item = await existingItem(ctx, itemId);
  const iteration = await holdUnderTest(ctx, item.campaignId);
  if (iteration.digest !== run.digest) throw new Refusal('DIGEST_NOT_UNDER_TEST');
  refuseUnsound(item, run);
  const { iterationId } = iteration;
  const executionId = ctx.newId();
  const { personId } = personOf(ctx);
  const number = run.seen + 1;
  const isAutomatic = run.isAutomatic && ctx.reach === 'all';
  const isNew =
    (await runsSoFar(ctx, { itemId, iterationId })) === run.seen &&
    (await insertExecution(ctx, { ...run, isAutomatic, executionId, itemId, iterationId, number, personId }));
  if (!isNew) throw new Refusal('CASE_RUN_MEANWHILE');

  const ids = [...new Set(run.screenshotIds)];
  if ((await joinScreenshots(ctx, { ids, executionId, itemId, personId })) !== ids.length)
    throw new Refusal('SCREENSHOT_UNKNOWN');
  await ctx.record({
    action: 'recette.case-run',
    subject: { kind: 'execution', id: executionId },
    links: { campaign: item.campaignId, item: itemId },
    facts: { case: item.code, version: item.version, digest: run.digest, number, outcome: run.outcome, isAutomatic },
  });
  const anomalyNumber = await followAnomalies(ctx, { item, iteration, executionId, run });
  return { executionId, number, anomalyNumber, next: await nextItem(ctx, item) };
}

function refuseUnsound(item: ItemRow, run: Run): void {
  if (statusOf(item) === 'excluded') throw new Refusal('CASE_EXCLUDED');
  if (run.steps.length !== item.steps.length) throw new Refusal('STEPS_DO_NOT_MATCH');
  if (run.outcome === 'ok' && run.steps.includes('ko')) throw new Refusal('RESULT_AGAINST_STEPS');
  if (run.outcome !== 'ok' && run.comment === '') throw new Refusal('RESULT_NEEDS_COMMENT');
  if (run.severity && run.severity !== severityOf(item.priority) && !run.severityReason)
    throw new Refusal('SEVERITY_NEEDS_REASON');
}
