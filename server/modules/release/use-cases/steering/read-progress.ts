import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import type { PlannedStage } from '../../domain/steering/plan-template.ts';
import { actualBp, curveOf, type Outlook, outlookOf, plannedBp } from '../../domain/steering/progress.ts';
import { workedLate } from '../../domain/working-days.ts';
import { listProjectDecisions } from '../../store/steering/decision.read.ts';
import { findBaseline, listReports, listStages, type StageReport } from '../../store/steering/plan.store.ts';
import { PROJECT_LINK } from './project.ts';

/** Where the project stands against its baseline, and when it will end as things go. */
export async function readProgress(ctx: Context) {
  const today = parisDay(ctx.now);
  const baseline = await findBaseline(ctx);
  if (!baseline) return { today, plan: null };
  const stages = await listStages(ctx, baseline.number);
  const reports = await listReports(ctx);
  const outlook = outlookOf(stages, reports, today);
  const endsOn = lastDay(stages);
  const expectedEndsOn = lastDay(outlook);
  return {
    today,
    plan: {
      baseline: baseline.number,
      baselineReason: baseline.reason,
      baselineAt: baseline.madeAt.toISOString(),
      endsOn,
      expectedEndsOn,
      delayDays: workedLate(endsOn, expectedEndsOn),
      plannedBp: plannedBp(stages, today),
      doneBp: actualBp(stages, reports, today),
      stages: stages.map((stage, index) => standingOf(stage, { outlook: outlook[index], reports, today })),
      curve: curveOf(stages, reports, { outlook, today }),
    },
  };
}

const lastDay = (list: readonly { endsOn: string }[]) =>
  list
    .map(({ endsOn }) => endsOn)
    .toSorted()
    .at(-1) ?? '';

function standingOf(
  stage: PlannedStage,
  { outlook, reports, today }: { outlook: Outlook | undefined; reports: readonly StageReport[]; today: string },
) {
  const last = reports.findLast((report) => report.stage === stage.stage);
  const expected = outlook ?? { ...stage, donePercent: 0, isClosed: false, delayDays: 0 };
  const hasBegun = expected.donePercent > 0 || expected.startsOn <= today;
  const state: 'toCome' | 'running' | 'closed' = expected.isClosed ? 'closed' : hasBegun ? 'running' : 'toCome';
  return {
    ...stage,
    actualStartsOn: expected.startsOn,
    actualEndsOn: expected.endsOn,
    donePercent: expected.donePercent,
    plannedBp: plannedBp([stage], today),
    delayDays: expected.delayDays,
    state,
    cause: last?.cause ?? 'none',
    comment: last?.comment ?? '',
    reports: last?.number ?? 0,
    reportedOn: last?.reportedOn ?? null,
    reportedBy: last?.reportedBy ?? null,
  };
}

/** What was decided, as the journal has it. */
export async function readDecisions(ctx: Context) {
  const rows = await listProjectDecisions(ctx, PROJECT_LINK);
  return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}
