import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { TimeStampReason } from '../ports.ts';

const FAILURE = 'trail.time-stamp-failure';

export async function findLastStamp(ctx: Context): Promise<{ seq: number; at: Date } | null> {
  const [row] = await ctx.query(sql<{ seq: number; at: Date }>`
    select seq, anchored_at as at from trail.anchor where kind = 'rfc3161' order by seq desc limit 1
  `);
  return row ?? null;
}

/** Proofs kept in the database, in the order of the chain. */
export async function listStamps(ctx: Context): Promise<{ seq: number; proof: string }[]> {
  return ctx.query(
    sql<{ seq: number; proof: string }>`select seq, proof from trail.anchor where kind = 'rfc3161' order by seq`,
  );
}

export type StampFailure = { since: string; reason: TimeStampReason };

export async function findFailure(ctx: Context): Promise<StampFailure | null> {
  const [row] = await ctx.query(sql<{ value: StampFailure }>`select value from kernel.setting where name = ${FAILURE}`);
  return row?.value ?? null;
}

/** Notes that no time stamp came, since when and why now. */
export async function noteFailure(ctx: Context, reason: TimeStampReason): Promise<void> {
  await ctx.query(sql`
    insert into kernel.setting as kept (name, value, updated_at)
    values (${FAILURE}, ${json({ since: ctx.now.toISOString(), reason })}::jsonb, ${ctx.now})
        on conflict (name) do update
           set value = jsonb_build_object('since', kept.value -> 'since', 'reason', excluded.value -> 'reason'), updated_at = ${ctx.now}
  `);
}

export async function forgetFailure(ctx: Context): Promise<void> {
  await ctx.query(sql`delete from kernel.setting where name = ${FAILURE}`);
}
