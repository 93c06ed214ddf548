import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { EventKind } from './problem-report.store.ts';

export type ReportRow = {
  problemId: string;
  number: number;
  text: string;
  reportedAt: Date;
  by: string;
  role: string;
  version: string;
  page: string;
  state: 'open' | 'answered' | 'closed';
  events: { kind: EventKind; text: string; by: string; at: string }[];
};

const REPORTS = sql`
  select report.id as "problemId", report.number, report.text, report.reported_at as "reportedAt", report.role, report.version,
         report.page, author.first_name || ' ' || author.last_name as by, coalesce(told.events, '[]'::jsonb) as events,
         case when told.last = 'closed' then 'closed' when told.last = 'answered' then 'answered' else 'open' end as state
    from release.problem_report as report
    join identity.person as author on author.id = report.person_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', event.kind, 'text', event.text, 'at', event.at,
                                          'by', by.first_name || ' ' || by.last_name) order by event.number) as events,
             (array_agg(event.kind order by event.number desc))[1] as last
        from release.problem_event as event join identity.person as by on by.id = event.by_id
       where event.report_id = report.id) as told on true`;

export async function findReport(ctx: Context, problemId: string): Promise<ReportRow | null> {
  const [row] = await ctx.query(sql<ReportRow>`${REPORTS} where report.id = ${problemId}`);
  return row ?? null;
}

export async function listReportsOf(ctx: Context, personId: string, limit: number): Promise<ReportRow[]> {
  return ctx.query(
    sql<ReportRow>`${REPORTS} where report.person_id = ${personId} order by report.number desc limit ${limit}`,
  );
}

/** Those that wait, the oldest first; or all, the last first. */
export async function listReports(
  ctx: Context,
  { isWaiting, limit, offset }: { isWaiting: boolean; limit: number; offset: number },
): Promise<ReportRow[]> {
  return ctx.query(sql<ReportRow>`
    select * from (${REPORTS}) as report
     where not ${isWaiting}::boolean or state = 'open'
     order by case when ${isWaiting}::boolean then number else -number end
     limit ${limit} offset ${offset}
  `);
}

/** Reports, those that nobody has answered yet, and how many each version got. */
export async function countReports(ctx: Context): Promise<{ all: number; waiting: number }> {
  const [row] = await ctx.query(sql<{ all: number; waiting: number }>`
    select count(*)::int as all, (count(*) filter (where not exists (
             select from release.problem_event as event where event.report_id = report.id)))::int as waiting
      from release.problem_report as report
  `);
  return row ?? { all: 0, waiting: 0 };
}

export async function countByVersion(ctx: Context, limit: number): Promise<{ version: string; reports: number }[]> {
  return ctx.query(sql<{ version: string; reports: number }>`
    select version, count(*)::int as reports from release.problem_report
     group by version order by max(reported_at) desc limit ${limit}
  `);
}
