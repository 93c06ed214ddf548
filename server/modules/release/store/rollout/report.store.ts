import type { Context } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';

export type NewRolloutReport = {
  readonly rolloutId: string;
  readonly number: string;
  readonly facts: unknown;
  readonly factsSha256: string;
  readonly verifyCode: string;
  readonly fileId: string;
};

export async function insertRolloutReport(ctx: Context, one: NewRolloutReport): Promise<void> {
  await ctx.query(sql`
    insert into release.rollout_report (rollout_id, number, facts, facts_sha256, verify_code, file_id, made_at)
    values (${one.rolloutId}, ${one.number}, ${json(one.facts)}::jsonb, ${one.factsSha256}, ${one.verifyCode}, ${one.fileId}, ${ctx.now})
  `);
}

/** Next number of a year, given in the transaction that writes the report: no gap. */
export async function takeRolloutReportNumber(ctx: Context, year: number): Promise<number> {
  const [row] = await ctx.query(sql<{ last: number }>`
    insert into release.rollout_report_counter as counter (year, last) values (${year}, 1)
        on conflict (year) do update set last = counter.last + 1
    returning last
  `);
  if (!row) throw new Error('the counter gives a number');
  return row.last;
}
