import type { Context } from '../../../kernel/context.ts';
import { type Sql, sql } from '../../../kernel/sql.ts';

export type TrailRow = {
  id: number;
  at: Date;
  action: string;
  actorName: string | null;
  actorRole: string | null;
  concerns: string | null;
  facts: Record<string, unknown>;
  seq: number | null;
};

const PAGE = 50;

/** Lines of the journal, latest first, fifty at a time; `before` continues after the last one seen. */
export async function listTrail(
  ctx: Context,
  asked: { before?: number | undefined; sessionId?: string; learnerId?: string; personId?: string; size?: number },
): Promise<TrailRow[]> {
  const { before, sessionId, learnerId, personId, size = PAGE } = asked;
  const older: Sql = before ? sql`line.id < ${before}` : sql`true`;
  const session: Sql = sessionId ? sql`line.links @> ${[`session:${sessionId}`]}` : sql`true`;
  const person: Sql = personId ? sql`line.links @> ${[`person:${personId}`]}` : sql`true`;
  // What happened to the group (a sheet sealed) belongs to each of its people; what happened to others does not.
  const scope: Sql = learnerId
    ? sql`${session} and (line.links @> ${[`person:${learnerId}`]} or not exists (
            select from unnest(line.links) as other where other like 'person:%' or other like 'enrolment:%'))`
    : session;
  return ctx.query(sql<TrailRow>`
    select line.id, line.at, line.action, actor.first_name || ' ' || actor.last_name as "actorName", line.actor_role as "actorRole",
           concerned.first_name || ' ' || concerned.last_name as concerns, line.facts, seal.seq
      from trail.line
      left join identity.person as actor on actor.id = line.actor_id
      left join lateral (select substr(link, 8)::uuid as id from unnest(line.links) as link where link like 'person:%' limit 1) as named on true
      left join identity.person as concerned on concerned.id = named.id and concerned.id is distinct from line.actor_id
      left join trail.seal on seal.line_id = line.id
     where ${older} and ${scope} and ${person}
     order by line.id desc
     limit ${size}
  `);
}

export async function findTrailState(ctx: Context) {
  const [state] = await ctx.query(sql<{
    lines: number;
    sealed: number;
    headHash: string | null;
    anchoredSeq: number;
    anchoredAt: Date | null;
  }>`
    select (select coalesce(max(id), 0) from trail.line) as lines,
           coalesce((select max(seq) from trail.seal), 0) as sealed,
           (select hash from trail.seal order by seq desc limit 1) as "headHash",
           coalesce((select max(seq) from trail.anchor), 0) as "anchoredSeq",
           (select max(anchored_at) from trail.anchor) as "anchoredAt"
  `);
  return state;
}

/** Hash and rank of sealed lines, so that an extract can be compared with the whole chain. */
export async function listSeals(ctx: Context, lineIds: readonly number[]) {
  return ctx.query(sql<{ lineId: number; seq: number; hash: string }>`
    select line_id as "lineId", seq, hash from trail.seal where line_id = any(${[...lineIds]}::bigint[]) order by seq
  `);
}
