import { parisDay } from '../../../kernel/clock.ts';
import type { Context } from '../../../kernel/context.ts';
import { join, raw, type Sql, sql } from '../../../kernel/sql.ts';

/** Hits read before doubles are dropped: two words of one name may both begin alike. */
const NEAR = 40;
const MOST = 10;
const LAST_CHARACTER = 1_114_111;

type Kind = 'person' | 'session' | 'company' | 'document';

/** A beginning of word as a range, which is what an index can answer under row security. */
function begins(alias: 'first' | 'other', word: string): Sql {
  const column = raw(`${alias}.word`);
  return sql`${column} >= kernel.fold(${word}) and ${column} < kernel.fold(${word}) || chr(${LAST_CHARACTER})`;
}

/** That a word of `first` begins as the longest one asked, and its subject has words for each of the others. */
function fits(kind: Kind, [longest = '', ...others]: readonly string[], also: Sql): Sql {
  const all = [
    sql`first.kind = ${kind}`,
    begins('first', longest),
    ...others.map(
      (word) => sql`exists (select from reporting.search_word as other
                             where other.subject_id = first.subject_id and other.kind = ${kind} and ${begins('other', word)})`,
    ),
    also,
  ];
  return join(all, ' and ');
}

/** Ids of a kind whose words begin as asked, exact words first. Reads the index in order and stops: 10 of 350,000 cost as 10 of 350. */
function found(kind: Kind, words: readonly string[], also: Sql): Sql {
  return sql`
    (select subject_id as id, min(word) as word
       from (select first.subject_id, first.word
               from reporting.search_word as first
              where ${fits(kind, words, also)}
              order by first.word, first.subject_id
              limit ${NEAR}) as near
      group by subject_id
      order by min(word), subject_id
      limit ${MOST}) as found`;
}

export type PersonHit = { kind: 'person'; id: string; firstName: string; lastName: string; companyName: string | null };

export async function findPeople(ctx: Context, words: readonly string[]): Promise<PersonHit[]> {
  const isLearner = sql`exists (select from people.learner where learner.person_id = first.subject_id)`;
  return ctx.query(sql<PersonHit>`
    select 'person' as kind, person.id, person.first_name as "firstName", person.last_name as "lastName", company.name as "companyName"
      from ${found('person', words, isLearner)}
      join identity.person on person.id = found.id
      left join people.client_company as company on company.id = person.company_id
     order by found.word, kernel.fold(person.last_name), kernel.fold(person.first_name), person.id
  `);
}

export type SessionHit = {
  kind: 'session';
  id: string;
  code: string;
  title: string;
  startsOn: string;
  endsOn: string;
};

/** The nearest to today first, before or after. A trainer finds the sessions they give. */
export async function findSessions(ctx: Context, words: readonly string[]): Promise<SessionHit[]> {
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const isMine =
    ctx.reach === 'assigned'
      ? sql`first.subject_id in (select id from sessions.session where trainer_id = ${personId}
                                 union select session_id from sessions.session_slot where trainer_id = ${personId})`
      : sql`true`;
  return ctx.query(sql<SessionHit>`
    select 'session' as kind, session.id, session.code, session.title, session.starts_on as "startsOn", session.ends_on as "endsOn"
      from sessions.session
     where session.id in (select first.subject_id from reporting.search_word as first where ${fits('session', words, isMine)})
     order by abs(session.starts_on - ${parisDay(ctx.now)}::date), session.id
     limit ${MOST}
  `);
}

export type CompanyHit = { kind: 'company'; id: string; name: string; town: string; siret: string | null };

export async function findCompanies(ctx: Context, words: readonly string[]): Promise<CompanyHit[]> {
  const isKept = sql`exists (select from people.client_company as kept where kept.id = first.subject_id and kept.archived_at is null)`;
  return ctx.query(sql<CompanyHit>`
    select 'company' as kind, company.id, company.name, company.town, company.siret
      from ${found('company', words, isKept)}
      join people.client_company as company on company.id = found.id
     order by found.word, kernel.fold(company.name), company.id
  `);
}

export type DocumentHit = {
  kind: 'document';
  id: string;
  documentKind: 'certificateOfCompletion' | 'attendanceSheet' | 'remoteActivityRecord';
  number: string;
  learnerName: string;
  sessionTitle: string;
};

export async function findDocuments(ctx: Context, words: readonly string[]): Promise<DocumentHit[]> {
  return ctx.query(sql<DocumentHit>`
    select 'document' as kind, document.id, document.kind as "documentKind", document.number,
           coalesce(person.first_name || ' ' || person.last_name, '') as "learnerName", coalesce(session.title, '') as "sessionTitle"
      from ${found('document', words, sql`true`)}
      join documents.document on document.id = found.id
      left join identity.person on person.id = document.learner_id
      left join sessions.session on session.id = document.session_id
     order by found.word, document.number
  `);
}
