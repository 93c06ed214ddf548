import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

export type NewReport = {
  readonly id: string;
  readonly personId: string;
  readonly role: string;
  readonly version: string;
  readonly page: string;
  readonly text: string;
};

/** Numbers are given one after the other, without a gap: the lock lasts until the transaction does. */
export async function lockReports(ctx: Context): Promise<void> {
  await ctx.query(sql`select pg_advisory_xact_lock(7206120)`);
}

export async function countReportsOf(ctx: Context, personId: string, since: Date): Promise<number> {
  const [row] = await ctx.query(sql<{ count: number }>`
    select count(*)::int as count from release.problem_report where person_id = ${personId} and reported_at >= ${since}
  `);
  return row?.count ?? 0;
}

export async function insertReport(ctx: Context, report: NewReport): Promise<number> {
  const [row] = await ctx.query(sql<{ number: number }>`
    insert into release.problem_report (id, number, person_id, role, version, page, text, reported_at)
    select ${report.id}, coalesce(max(number), 0) + 1, ${report.personId}, ${report.role}, ${report.version}, ${report.page},
           ${report.text}, ${ctx.now}
      from release.problem_report
    returning number
  `);
  return row?.number ?? 0;
}

export type EventKind = 'answered' | 'closed';

/** False when this number is taken, even by a twin at the same instant. */
export async function insertEvent(
  ctx: Context,
  event: { problemId: string; number: number; kind: EventKind; text: string; byId: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.problem_event (report_id, number, kind, text, at, by_id)
    values (${event.problemId}, ${event.number}, ${event.kind}, ${event.text}, ${ctx.now}, ${event.byId})
        on conflict on constraint one_problem_event_at_a_time do nothing
    returning number
  `);
  return rows.length > 0;
}
