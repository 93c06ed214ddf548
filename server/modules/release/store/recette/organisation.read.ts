import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

/** Whose procès-verbal it is, from the settings of the installation. */
export async function findOrganisationName(ctx: Context): Promise<string> {
  const [row] = await ctx.query(
    sql<{ name: string }>`select value ->> 'name' as name from kernel.setting where name = 'organisation'`,
  );
  return row?.name ?? 'FormaPro';
}
