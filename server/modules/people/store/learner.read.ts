import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { join, type Sql, sql } from '../../../kernel/sql.ts';

export type PersonRow = {
  personId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  companyId: string | null;
  companyName: string | null;
  jobTitle: string;
};

const ROW = sql`
  person.id as "personId", person.first_name as "firstName", person.last_name as "lastName", person.email::text as email,
  learner.company_id as "companyId", company.name as "companyName", learner.job_title as "jobTitle"`;
const COLUMNS = { name: 'kernel.fold(person.last_name), kernel.fold(person.first_name)', company: 'company.name' };
const COUNT_CAP = 100_000;

/** Learners that the caller may see, twenty or two hundred at a time. The total stops at 100,000. */
export async function listLearners(
  ctx: Context,
  asked: PageAsked & { companyId?: string | undefined },
): Promise<{ rows: PersonRow[]; total: number }> {
  const filters: Sql[] = [sql`true`];
  const pattern = likePattern(asked.search);
  if (pattern) filters.push(sql`person.search ilike kernel.fold(${pattern})`);
  if (asked.companyId) filters.push(sql`learner.company_id = ${asked.companyId}`);
  if (ctx.reach === 'own' && ctx.actor.kind === 'person') filters.push(sql`person.id = ${ctx.actor.personId}`);
  const where = join(filters, ' and ');
  const rows = await ctx.query(sql<PersonRow>`
    select ${ROW}
      from identity.person
      join people.learner on learner.person_id = person.id
      left join people.client_company as company on company.id = learner.company_id
     where ${where}
     ${pageOrder(asked, COLUMNS, 'name', 'person.id')}
  `);
  const [count] = await ctx.query(sql<{ total: number }>`
    select count(*)::int as total
      from (select from identity.person join people.learner on learner.person_id = person.id where ${where} limit ${COUNT_CAP}) as counted
  `);
  return { rows, total: count?.total ?? 0 };
}

export type PersonDetails = PersonRow & {
  revision: number;
  phone: string | null;
  birthDate: string | null;
  employeeNumber: string;
};

/** One learner; null when there is none or it is not the caller's to see. A trainer sees those of the sessions they give. */
export async function findLearner(ctx: Context, personId: string): Promise<PersonDetails | null> {
  const [person] = await ctx.query(sql<PersonDetails>`
    select ${ROW}, person.revision, person.phone, learner.birth_date as "birthDate", learner.employee_number as "employeeNumber"
      from identity.person
      join people.learner on learner.person_id = person.id
      left join people.client_company as company on company.id = learner.company_id
     where person.id = ${personId}
  `);
  return person ?? null;
}
