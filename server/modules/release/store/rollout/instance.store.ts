import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

export type Instance = { id: string; version: string; app: string; content: string; schemaMax: string };
export type SeenInstance = Omit<Instance, 'schemaMax'> & { startedAt: Date; seenAt: Date };

/** Notes that a process is there and which version it serves. */
export async function noteInstance(ctx: Context, { id, version, app, content, schemaMax }: Instance): Promise<void> {
  await ctx.query(sql`
    insert into release.instance as known (id, version, app_address, content_address, schema_max, started_at, seen_at)
    values (${id}, ${version}, ${app}, ${content}, ${schemaMax}, ${ctx.now}, ${ctx.now})
        on conflict (id) do update set version = excluded.version, app_address = excluded.app_address,
           content_address = excluded.content_address, schema_max = excluded.schema_max, seen_at = excluded.seen_at,
           started_at = case when known.version = excluded.version then known.started_at else excluded.started_at end
  `);
}

export async function forgetInstance(ctx: Context, id: string): Promise<void> {
  await ctx.query(sql`delete from release.instance where id = ${id}`);
}

/** Processes heard of since an instant, in a steady order. */
export async function listInstances(ctx: Context, since: Date): Promise<SeenInstance[]> {
  return ctx.query(sql<SeenInstance>`
    select id, version, app_address as app, content_address as content, started_at as "startedAt",
           seen_at as "seenAt"
      from release.instance where seen_at >= ${since} order by version, id limit 200
  `);
}

/** When a version was last heard of; null when it never was. */
export async function lastHeard(ctx: Context, version: string): Promise<Date | null> {
  const [row] = await ctx.query(sql<{ at: Date | null }>`
    select max(seen_at) as at from release.instance where version = ${version}
  `);
  return row?.at ?? null;
}
