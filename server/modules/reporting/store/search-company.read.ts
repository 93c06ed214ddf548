import type { Context } from '../../../kernel/context.ts';
import { join, sql } from '../../../kernel/sql.ts';
import type { DocumentHit, PersonHit } from './search-index.read.ts';

const MOST = 10;

// A company reads its own rows, which the indexes of its id give; the words of everybody are the organisation's.

/** People whom a company employs now. */
export async function findCompanyPeople(
  ctx: Context,
  companyId: string,
  words: readonly string[],
): Promise<PersonHit[]> {
  const spaced = sql`' ' || translate(person.search, '-''_', '   ')`;
  const all = words.map((word) =>
    word.includes('@')
      ? sql`starts_with(person.email::text, kernel.fold(${word}))`
      : sql`strpos(${spaced}, ' ' || kernel.fold(${word})) > 0`,
  );
  return ctx.query(sql<PersonHit>`
    select 'person' as kind, person.id, person.first_name as "firstName", person.last_name as "lastName", company.name as "companyName"
      from people.learner
      join identity.person on person.id = learner.person_id
      join people.client_company as company on company.id = learner.company_id
     where learner.company_id = ${companyId} and ${join(all, ' and ')}
     order by kernel.fold(person.last_name), kernel.fold(person.first_name), person.id
     limit ${MOST}
  `);
}

/** Documents of a company's people, by the beginning of the number or of its last part. */
export async function findCompanyDocuments(
  ctx: Context,
  companyId: string,
  words: readonly string[],
): Promise<DocumentHit[]> {
  const all = words.map(
    (word) => sql`(starts_with(kernel.fold(replace(document.number, '-', '')), kernel.fold(${word}))
                   or starts_with(split_part(document.number, '-', -1), ${word}))`,
  );
  return ctx.query(sql<DocumentHit>`
    select 'document' as kind, document.id, document.kind as "documentKind", document.number,
           coalesce(person.first_name || ' ' || person.last_name, '') as "learnerName", coalesce(session.title, '') as "sessionTitle"
      from documents.document
      left join identity.person on person.id = document.learner_id
      left join sessions.session on session.id = document.session_id
     where document.company_id = ${companyId} and ${join(all, ' and ')}
     order by document.issued_at desc, document.id
     limit ${MOST}
  `);
}
