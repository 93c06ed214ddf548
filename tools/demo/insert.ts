import type { Context } from '../../server/kernel/context.ts';
import { json, raw, sql } from '../../server/kernel/sql.ts';
import type { Row } from './world.ts';

/** Inserts rows whose members are columns, two thousand at a time; the columns' types come from the table itself. */
export async function insert(ctx: Context, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = raw(Object.keys(first).join(', '));
  for (let from = 0; from < rows.length; from += 2_000) {
    await ctx.query(sql`
      insert into ${raw(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${raw(table)}, ${json(rows.slice(from, from + 2_000))}::jsonb)
    `);
  }
}
