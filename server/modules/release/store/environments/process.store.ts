import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { ProcessSeen } from '../../domain/environments/contract-rule.ts';

/** Notes that a process of a version is there. Those that serve people are noted with their instance. */
export async function noteProcessSeen(
  ctx: Context,
  { version, schemaMax }: { version: string; schemaMax: string },
): Promise<void> {
  await ctx.query(sql`
    insert into release.process_seen as known (version, schema_max, seen_at) values (${version}, ${schemaMax}, ${ctx.now})
        on conflict (version, schema_max) do update set seen_at = greatest(known.seen_at, excluded.seen_at)
  `);
}

/** Every version that was seen, the last one first. */
export async function listProcessesSeen(ctx: Context): Promise<ProcessSeen[]> {
  return ctx.query(sql<ProcessSeen>`
    select version, schema_max as "schemaMax", seen_at as "seenAt" from release.process_seen order by seen_at desc, version
  `);
}

/** Since when processes are noted on this database: what ran before is not known. */
export async function readWatchedSince(ctx: Context): Promise<Date> {
  const [row] = await ctx.query(sql<{ at: Date }>`
    select ran_at as at from public.formapro_migration where name = '2026-11-25-0110-schema-ranges.expand.sql'
  `);
  return row?.at ?? ctx.now;
}
