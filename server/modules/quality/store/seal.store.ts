import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { ChainLine, SealedLine } from '../domain/chain.ts';

const LINE = sql`
  line.id, line.at, line.action, line.actor_kind as "actorKind", line.actor_id as "actorId", line.actor_role as "actorRole",
  line.subject_kind as "subjectKind", line.subject_id as "subjectId", line.links, line.facts, line.personal_hash as "personalHash",
  line.request_id as "requestId"`;

/** Takes the chain for this transaction: one sealer at a time, whatever the number of processes. */
export async function holdChain(ctx: Context): Promise<void> {
  await ctx.query(sql`select pg_advisory_xact_lock(7206403)`);
}

export async function findHead(ctx: Context): Promise<{ seq: number; hash: string } | null> {
  const [head] = await ctx.query(
    sql<{ seq: number; hash: string }>`select seq, hash from trail.seal order by seq desc limit 1`,
  );
  return head ?? null;
}

/** Lines that no seal covers yet, in the order they were written. */
export async function listUnsealed(ctx: Context, limit: number): Promise<ChainLine[]> {
  return ctx.query(sql<ChainLine>`
    select ${LINE}
      from trail.line
     where not exists (select from trail.seal where seal.line_id = line.id)
     order by line.id
     limit ${limit}
  `);
}

export async function insertSeals(
  ctx: Context,
  seals: readonly { seq: number; lineId: number; hash: string }[],
): Promise<void> {
  await ctx.query(sql`
    insert into trail.seal (seq, line_id, hash, sealed_at)
    select seq, line_id, hash, ${ctx.now}
      from unnest(${seals.map(({ seq }) => seq)}::bigint[], ${seals.map(({ lineId }) => lineId)}::bigint[], ${seals.map(({ hash }) => hash)}::text[])
             as sealed (seq, line_id, hash)
  `);
}

/** A piece of the chain after a number, each seal with its line, or without when it was removed. */
export async function listSealed(ctx: Context, after: number, limit: number): Promise<SealedLine[]> {
  const rows = await ctx.query(sql<ChainLine & { seq: number; hash: string; id: number | null }>`
    select seal.seq, seal.hash, ${LINE}
      from trail.seal
      left join trail.line on line.id = seal.line_id
     where seal.seq > ${after}
     order by seal.seq
     limit ${limit}
  `);
  return rows.map(({ seq, hash, ...line }) => ({ seq, hash, line: line.id === null ? null : line }));
}

export async function insertAnchor(
  ctx: Context,
  anchor: { seq: number; hash: string; kind: string; proof: string },
): Promise<void> {
  await ctx.query(sql`
    insert into trail.anchor (seq, kind, hash, proof, anchored_at) values (${anchor.seq}, ${anchor.kind}, ${anchor.hash}, ${anchor.proof}, ${ctx.now})
        on conflict do nothing
  `);
}

/** Lines that have waited longer for their seal than a working sealer allows. */
export async function countOverdue(ctx: Context, before: Date): Promise<number> {
  const [row] = await ctx.query(sql<{ count: number }>`
    select count(*)::int as count from trail.line
     where line.at < ${before} and not exists (select from trail.seal where seal.line_id = line.id)
  `);
  return row?.count ?? 0;
}
