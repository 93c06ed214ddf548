import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

export type FrozenRow = { companyId: string; untilDay: string; reason: string };

/** Companies that wait, today included. */
export async function listFrozen(ctx: Context, today: string): Promise<FrozenRow[]> {
  return ctx.query(sql<FrozenRow>`
    select company_id as "companyId", until_day as "untilDay", reason from release.frozen_company
     where until_day >= ${today}::date order by until_day, company_id
  `);
}

export async function freeze(ctx: Context, { companyId, untilDay, reason }: FrozenRow): Promise<void> {
  await ctx.query(sql`
    insert into release.frozen_company (company_id, until_day, reason, set_at)
    values (${companyId}, ${untilDay}::date, ${reason}, ${ctx.now})
        on conflict (company_id) do update set until_day = excluded.until_day, reason = excluded.reason, set_at = excluded.set_at
  `);
}

export async function thaw(ctx: Context, companyId: string): Promise<boolean> {
  const gone = await ctx.query(
    sql`delete from release.frozen_company where company_id = ${companyId} returning company_id`,
  );
  return gone.length > 0;
}
