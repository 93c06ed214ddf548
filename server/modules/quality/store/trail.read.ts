import type { Context } from '../../../kernel/context.ts';
import { likePattern } from '../../../kernel/paging.ts';
import { join, type Sql, sql } from '../../../kernel/sql.ts';

export type TrailRow = {
  id: number;
  at: Date;
  action: string;
  actorKind: 'person' | 'system' | 'anonymous';
  actorName: string | null;
  actorRole: string | null;
  concerns: { personId: string; name: string; hasCard: boolean } | null;
  session: { sessionId: string; code: string; title: string } | null;
  thing: { kind: 'document' | 'program' | 'quiz' | 'package' | 'company' | 'halfDay'; id: string; name: string } | null;
  facts: Record<string, unknown>;
  seq: number | null;
};

const PAGE = 50;
/** People or sessions that a word may name at once. */
const NAMED_MAX = 200;
/** People coming in and going out: most lines of a quiet day, and seldom what is looked for. */
const SIGN_INS = ['identity.signed-in', 'identity.signed-out', 'identity.factor-given', 'identity.role-switched'];

export type TrailFilter = {
  readonly person?: string | undefined;
  readonly session?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly without?: 'signIns' | undefined;
};
type Asked = TrailFilter & {
  readonly before?: number | undefined;
  readonly sessionId?: string;
  readonly learnerId?: string;
  readonly personId?: string;
  readonly size?: number;
};

/** The people whose name holds these words, as an array that is made once for the whole statement. */
const peopleNamed = (name: string, what: Sql) => sql`array(
  select ${what} from identity.person where kernel.fold(first_name || ' ' || last_name) like kernel.fold(${name})
   order by id limit ${NAMED_MAX})`;

/** Lines about or by the people whose name holds these words, in the sessions whose title or code holds those. */
function filtered({ person, session, action, from, to, without }: TrailFilter): Sql {
  const filters: Sql[] = [sql`true`];
  const [name, title] = [likePattern(person), likePattern(session)];
  if (name)
    filters.push(sql`(line.actor_id = any (${peopleNamed(name, sql`id`)})
      or line.links && ${peopleNamed(name, sql`'person:' || id`)})`);
  if (title)
    filters.push(sql`line.links && array(
      select 'session:' || id from sessions.session
       where kernel.fold(title) like kernel.fold(${title}) or code ilike ${title}
       order by starts_on desc, id limit ${NAMED_MAX})`);
  if (action) filters.push(sql`line.action = ${action}`);
  if (from) filters.push(sql`line.at >= ${from}::date::timestamp at time zone 'Europe/Paris'`);
  if (to) filters.push(sql`line.at < (${to}::date + 1)::timestamp at time zone 'Europe/Paris'`);
  if (without) filters.push(sql`line.action <> all (${[...SIGN_INS]})`);
  return join(filters, ' and ');
}

/** What a line is about, under the name and the address that people know. */
const THING = sql`case line.subject_kind
  when 'document' then (
    select jsonb_build_object('kind', 'document', 'id', id, 'name', number) from documents.document where id = line.subject_id)
  when 'program' then (
    select jsonb_build_object('kind', 'program', 'id', id, 'name', title) from catalogue.program_version
     where program_id = line.subject_id
     order by (id::text = line.facts ->> 'versionId') desc nulls last, number desc limit 1)
  when 'quiz' then (
    select jsonb_build_object('kind', 'quiz', 'id', id, 'name', title) from assessment.quiz where id = line.subject_id)
  when 'package' then (
    select jsonb_build_object('kind', 'package', 'id', version.id, 'name', package.title)
      from learning.package_version as version join learning.package as package on package.id = version.package_id
     where version.package_id = line.subject_id
     order by (version.id::text = line.facts ->> 'packageVersionId') desc nulls last, version.number desc limit 1)
  when 'company' then (
    select jsonb_build_object('kind', 'company', 'id', id, 'name', name) from people.client_company where id = line.subject_id)
  when 'slot' then (
    select jsonb_build_object('kind', 'halfDay', 'id', id, 'name', day || ' ' || half)
      from sessions.session_slot where id = line.subject_id)
end`;

/** Lines of the journal, latest first, fifty at a time; `before` continues after the last one seen. */
export async function listTrail(ctx: Context, asked: Asked): Promise<TrailRow[]> {
  const { before, sessionId, learnerId, personId, size = PAGE } = asked;
  const older: Sql = before ? sql`line.id < ${before}` : sql`true`;
  const session: Sql = sessionId ? sql`line.links @> ${[`session:${sessionId}`]}` : sql`true`;
  const about: Sql = personId ? sql`line.links @> ${[`person:${personId}`]}` : sql`true`;
  // What happened to the group (a sheet sealed) belongs to each of its people; what happened to others does not.
  const scope: Sql = learnerId
    ? sql`${session} and (line.links @> ${[`person:${learnerId}`]} or not exists (
            select from unnest(line.links) as other where other like 'person:%' or other like 'enrolment:%'))`
    : session;
  return ctx.query(sql<TrailRow>`
    select line.id, line.at, line.action, line.actor_kind as "actorKind", actor.first_name || ' ' || actor.last_name as "actorName", line.actor_role as "actorRole",
           line.facts, seal.seq, ${THING} as thing,
           case when concerned.id is null then null
                else jsonb_build_object('personId', concerned.id, 'name', concerned.first_name || ' ' || concerned.last_name,
                       'hasCard', exists (select from people.learner where person_id = concerned.id)) end as concerns,
           case when held.id is null then null
                else jsonb_build_object('sessionId', held.id, 'code', held.code, 'title', held.title) end as session
      from trail.line
      left join identity.person as actor on actor.id = line.actor_id
      left join lateral (select substr(link, 8)::uuid as id from unnest(line.links) as link where link like 'person:%' limit 1) as named on true
      left join identity.person as concerned on concerned.id = named.id and concerned.id is distinct from line.actor_id
      left join lateral (select substr(link, 9)::uuid as id from unnest(line.links) as link where link like 'session:%' limit 1) as linked on true
      left join sessions.session as held on held.id = linked.id
      left join trail.seal on seal.line_id = line.id
     where ${older} and ${scope} and ${about} and ${filtered(asked)}
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
    verified: { at: string; holds: boolean; sealed: number } | null;
  }>`
    select (select coalesce(max(id), 0) from trail.line) as lines,
           coalesce((select max(seq) from trail.seal), 0) as sealed,
           (select hash from trail.seal order by seq desc limit 1) as "headHash",
           coalesce((select max(seq) from trail.anchor), 0) as "anchoredSeq",
           (select max(anchored_at) from trail.anchor) as "anchoredAt",
           (select jsonb_build_object('at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                      'holds', facts -> 'holds', 'sealed', facts -> 'sealed')
              from trail.line where action = 'quality.journal-verified' order by id desc limit 1) as verified
  `);
  return state;
}

/** Hash and rank of sealed lines, so that an extract can be compared with the whole chain. */
export async function listSeals(ctx: Context, lineIds: readonly number[]) {
  return ctx.query(sql<{ lineId: number; seq: number; hash: string }>`
    select line_id as "lineId", seq, hash from trail.seal where line_id = any(${[...lineIds]}::bigint[]) order by seq
  `);
}
