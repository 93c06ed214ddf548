import { type Context, personOf } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';

export type NewReport = {
  readonly reportId: string;
  readonly iterationId: string;
  readonly verdict: 'go' | 'goWithReserves' | 'noGo';
  readonly reserves: unknown;
  readonly comment: string;
  readonly facts: unknown;
  readonly factsSha256: string;
};

/** False when one waits for its signatures on this build already. */
export async function insertReport(ctx: Context, one: NewReport): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.report (id, iteration_id, verdict, reserves, comment, facts, facts_sha256, prepared_by, prepared_at)
    values (${one.reportId}, ${one.iterationId}, ${one.verdict}, ${json(one.reserves)}::jsonb, ${one.comment}, ${json(one.facts)}::jsonb,
            ${one.factsSha256}, ${personOf(ctx).personId}, ${ctx.now})
        on conflict (iteration_id) where withdrawn_at is null do nothing
    returning id
  `);
  return rows.length > 0;
}

/** False when this person has signed it. */
export async function insertSignature(ctx: Context, reportId: string): Promise<boolean> {
  const { personId, role } = personOf(ctx);
  const rows = await ctx.query(sql`
    insert into release.report_signature (report_id, person_id, role, signed_at) values (${reportId}, ${personId}, ${role}, ${ctx.now})
        on conflict (report_id, person_id) do nothing
    returning person_id
  `);
  return rows.length > 0;
}

/** Next number of a year, given in the transaction that puts the report in force: no gap. */
export async function takeReportNumber(ctx: Context, year: number): Promise<number> {
  const [row] = await ctx.query(sql<{ last: number }>`
    insert into release.report_counter as counter (year, last) values (${year}, 1)
        on conflict (year) do update set last = counter.last + 1
    returning last
  `);
  if (!row) throw new Error('the counter gives a number');
  return row.last;
}

export async function moveToSigned(
  ctx: Context,
  one: { reportId: string; number: string; verifyCode: string; fileId: string },
): Promise<void> {
  await ctx.query(sql`
    update release.report set number = ${one.number}, signed_at = ${ctx.now}, verify_code = ${one.verifyCode}, file_id = ${one.fileId}
     where id = ${one.reportId} and signed_at is null and withdrawn_at is null
  `);
}

/** False when it is in force or withdrawn. */
export async function moveToWithdrawnReport(ctx: Context, reportId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update release.report set withdrawn_at = ${ctx.now} where id = ${reportId} and signed_at is null and withdrawn_at is null returning id
  `);
  return rows.length > 0;
}
