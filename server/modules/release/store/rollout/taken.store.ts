import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

/** Notes that an edge does a generation; only the first time counts. */
export async function noteTaken(ctx: Context, edgeId: string, generation: number): Promise<void> {
  await ctx.query(sql`
    insert into release.table_taken (edge_id, generation, taken_at) values (${edgeId}, ${generation}, ${ctx.now})
        on conflict (edge_id, generation) do nothing
  `);
}

export type InForce = { generation: number; edges: number; at: Date };

/**
 * When a generation was in force on every edge that was there when it was published: the last of them to say so, or to say
 * a later one. Nothing for a generation that no edge took.
 */
export async function listInForce(ctx: Context, rolloutId: string): Promise<InForce[]> {
  return ctx.query(sql<InForce>`
    select table_of.generation::int as generation, count(*)::int as edges, max(first.taken_at) as at
      from release.routing_table as table_of
      join lateral (
        select edge_id, min(taken_at) filter (where taken.generation >= table_of.generation) as taken_at
          from release.table_taken as taken group by edge_id
        having min(taken_at) <= table_of.published_at
      ) as first on first.taken_at is not null
     where table_of.rollout_id = ${rolloutId}
     group by table_of.generation order by table_of.generation
  `);
}
