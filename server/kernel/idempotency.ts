import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Context } from './context.ts';
import { Refusal } from './refusal.ts';
import { json, sql } from './sql.ts';

export type KeptAnswer = { readonly status: number; readonly answer: unknown };

/** A call as the key names it: who, where, what. */
export type KeyedCall = { readonly key: string; readonly route: string; readonly body: unknown };

/**
 * Finds the answer already given to this key, or null when the call is new.
 *
 * Takes a lock on the key for the transaction: a twin that runs at the same instant waits, then finds the answer.
 * Same key with another body is refused; nothing is kept of a call that was refused or failed (its transaction rolled
 * back). Kept 72 hours.
 */
export async function findKeptAnswer(ctx: Context, call: KeyedCall): Promise<KeptAnswer | null> {
  const actor = actorKey(ctx);
  await ctx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`${actor} ${call.route} ${call.key}`}, 0))`);
  const [kept] = await ctx.query(sql<KeptAnswer & { bodySha256: string }>`
    select status, answer, body_sha256 as "bodySha256"
      from kernel.idempotency
     where actor = ${actor} and route = ${call.route} and key = ${call.key}
  `);
  if (!kept) return null;
  if (kept.bodySha256 !== bodyHash(call.body)) throw new Refusal('IDEMPOTENCY_KEY_REUSED');
  return { status: kept.status, answer: kept.answer };
}

/** Keeps the answer in the transaction that did the work. */
export async function keepAnswer(ctx: Context, call: KeyedCall, kept: KeptAnswer): Promise<void> {
  await ctx.query(sql`
    insert into kernel.idempotency (actor, route, key, body_sha256, status, answer, created_at)
    values (${actorKey(ctx)}, ${call.route}, ${call.key}, ${bodyHash(call.body)}, ${kept.status},
            ${json(kept.answer ?? null)}::jsonb, ${ctx.now})
  `);
}

function actorKey(ctx: Context): string {
  return ctx.actor.kind === 'person' ? ctx.actor.personId : ctx.actor.kind;
}

function bodyHash(body: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(body ?? null))
    .digest('hex');
}
