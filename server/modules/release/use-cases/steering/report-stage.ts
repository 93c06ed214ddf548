import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { decisionOf, faultOf, type ReportWanted } from '../../domain/steering/stage-report.ts';
import { findBaseline, findLastReport, insertReport, listStages } from '../../store/steering/plan.store.ts';
import { PROJECT } from './project.ts';

/** Says where a stage stands today. Reports of one stage come one after the other, each having seen the one before. */
export async function reportStage(
  ctx: Context,
  { stage, after, comment, ...wanted }: ReportWanted & { stage: number; after: number; comment: string },
): Promise<void> {
  const baseline = await findBaseline(ctx);
  const planned = baseline && (await listStages(ctx, baseline.number)).find((one) => one.stage === stage);
  if (!planned) throw new Refusal('NOT_FOUND');
  const last = await findLastReport(ctx, stage);
  if (last.number !== after) throw new Refusal('STAGE_MOVED');
  const today = parisDay(ctx.now);
  const fault = faultOf(wanted, {
    plannedEndsOn: planned.endsOn,
    today,
    reopens: last.isClosed && !wanted.isClosed,
  });
  if (fault) throw new Refusal(fault);

  const id = ctx.newId();
  const number = after + 1;
  if (!(await insertReport(ctx, { ...wanted, id, stage, number, comment, reportedOn: today })))
    throw new Refusal('STAGE_MOVED');
  await ctx.record({
    action: `steering.stage-${decisionOf({ isClosed: wanted.isClosed, wasClosed: last.isClosed })}`,
    subject: { kind: 'stageReport', id },
    links: PROJECT,
    facts: { stage, donePercent: wanted.donePercent, endsOn: wanted.endsOn, cause: wanted.cause },
    ...(comment ? { personal: { reason: comment } } : {}),
  });
}
