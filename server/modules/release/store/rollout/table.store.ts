import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { SignedTable } from '../../domain/rollout/routing-table.ts';

export type PublishedTable = SignedTable & { generation: number };

/** The table in force: the highest generation. Null before the first rollout. */
export async function findCurrentTable(ctx: Context): Promise<PublishedTable | null> {
  const [row] = await ctx.query(sql<PublishedTable>`
    select generation, text, checksum, signature from release.routing_table order by generation desc limit 1
  `);
  return row ?? null;
}

/** Publishes a generation. Two of the same number cannot be: the second is a defect that the primary key stops. */
export async function insertTable(ctx: Context, rolloutId: string, table: PublishedTable): Promise<void> {
  await ctx.query(sql`
    insert into release.routing_table (generation, rollout_id, text, checksum, signature, published_at)
    values (${table.generation}, ${rolloutId}, ${table.text}, ${table.checksum}, ${table.signature}, ${ctx.now})
  `);
}
