import type { Context } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';
import type { PlannedStage } from '../../domain/steering/plan-template.ts';
import type { Report } from '../../domain/steering/progress.ts';
import type { Cause } from '../../domain/steering/stage-report.ts';

const me = (ctx: Context) => (ctx.actor.kind === 'person' ? ctx.actor.personId : null);

export type Baseline = { id: string; number: number; reason: string; madeAt: Date };

/** The baseline in force; null before the first. */
export async function findBaseline(ctx: Context): Promise<Baseline | null> {
  const [row] = await ctx.query(sql<Baseline>`
    select id, number, reason, made_at as "madeAt" from release.plan_baseline order by number desc limit 1
  `);
  return row ?? null;
}

export async function listStages(ctx: Context, baseline: number): Promise<PlannedStage[]> {
  return ctx.query(sql<PlannedStage>`
    select stage, title, deliverables, starts_on as "startsOn", ends_on as "endsOn", weight
      from release.plan_stage where baseline = ${baseline} order by stage
  `);
}

/** False when this number is taken, even by a twin at the same instant. */
export async function insertBaseline(
  ctx: Context,
  { id, number, reason, stages }: { id: string; number: number; reason: string; stages: readonly PlannedStage[] },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.plan_baseline (number, id, reason, made_at, made_by)
    values (${number}, ${id}, ${reason}, ${ctx.now}, ${me(ctx)})
        on conflict (number) do nothing
    returning number
  `);
  if (rows.length === 0) return false;
  await ctx.query(sql`
    insert into release.plan_stage (baseline, stage, title, deliverables, starts_on, ends_on, weight)
    select ${number}::int, one.stage, one.title, one.deliverables, one."startsOn", one."endsOn", one.weight
      from jsonb_to_recordset(${json(stages)}::jsonb)
           as one (stage int, title text, deliverables text, "startsOn" date, "endsOn" date, weight int)
  `);
  return true;
}

export type StageReport = Report & { number: number; cause: Cause; comment: string; reportedBy: string | null };

/** Reports of every stage, in the order they were made. */
export async function listReports(ctx: Context): Promise<StageReport[]> {
  return ctx.query(sql<StageReport>`
    select report.stage, report.number, report.reported_on as "reportedOn", report.done_percent as "donePercent",
           report.starts_on as "startsOn", report.ends_on as "endsOn", report.cause, report.comment, report.is_closed as "isClosed",
           person.first_name || ' ' || person.last_name as "reportedBy"
      from release.stage_report as report
      left join identity.person on person.id = report.reported_by
     order by report.stage, report.number
  `);
}

/** How many reports a stage has, and whether the last one closed it. */
export async function findLastReport(ctx: Context, stage: number): Promise<{ number: number; isClosed: boolean }> {
  const [row] = await ctx.query(sql<{ number: number; isClosed: boolean }>`
    select number, is_closed as "isClosed" from release.stage_report where stage = ${stage} order by number desc limit 1
  `);
  return row ?? { number: 0, isClosed: false };
}

/** False when this number is taken, even by a twin at the same instant. */
export async function insertReport(
  ctx: Context,
  one: Report & { id: string; number: number; cause: Cause; comment: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.stage_report
      (id, stage, number, reported_on, done_percent, starts_on, ends_on, cause, comment, is_closed, reported_at, reported_by)
    values (${one.id}, ${one.stage}, ${one.number}, ${one.reportedOn}, ${one.donePercent}, ${one.startsOn}, ${one.endsOn},
            ${one.cause}, ${one.comment}, ${one.isClosed}, ${ctx.now}, ${me(ctx)})
        on conflict on constraint one_stage_report_at_a_time do nothing
    returning id
  `);
  return rows.length > 0;
}
