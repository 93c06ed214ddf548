import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type NewLearner = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly companyId: string | null;
  readonly jobTitle: string;
  readonly employeeNumber?: string;
  readonly birthDate?: string | null;
};

/** The learner's own half of a person that exists already. */
export async function insertLearner(ctx: Context, personId: string, learner: NewLearner): Promise<void> {
  await ctx.query(sql`
    insert into people.learner (person_id, company_id, job_title, employee_number, birth_date, created_at)
    values (${personId}, ${learner.companyId}, ${learner.jobTitle}, ${learner.employeeNumber ?? ''}, ${learner.birthDate ?? null}, ${ctx.now})
        on conflict (person_id) do nothing
  `);
}

export type Candidate = {
  readonly personId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly companyId: string | null;
};

/** People who may be the same as the one described: same address, or same folded name. A person decides between them. */
export async function findLearnerCandidates(
  ctx: Context,
  { email, firstName, lastName }: { email: string | null; firstName: string; lastName: string },
): Promise<Candidate[]> {
  return ctx.query(sql<Candidate>`
    select person.id as "personId", person.first_name as "firstName", person.last_name as "lastName", person.email::text as email,
           learner.company_id as "companyId"
      from identity.person
      join people.learner on learner.person_id = person.id
     where person.email = ${email}
        or (kernel.fold(person.last_name) = kernel.fold(${lastName}) and kernel.fold(person.first_name) = kernel.fold(${firstName}))
     order by (person.email = ${email}) desc nulls last, person.created_at
     limit 10
  `);
}

export type LearnerCard = Pick<NewLearner, 'firstName' | 'lastName' | 'email' | 'phone' | 'companyId' | 'jobTitle'>;

/** The card of a learner, held until the transaction ends; null when there is none. */
export async function holdLearner(
  ctx: Context,
  personId: string,
): Promise<(LearnerCard & { readonly revision: number }) | null> {
  const [row] = await ctx.query(sql<LearnerCard & { revision: number }>`
    select person.first_name as "firstName", person.last_name as "lastName", person.email::text as email, person.phone,
           learner.company_id as "companyId", learner.job_title as "jobTitle", person.revision
      from identity.person
      join people.learner on learner.person_id = person.id
     where person.id = ${personId}
       for update
  `);
  return row ?? null;
}

export async function updateLearner(
  ctx: Context,
  personId: string,
  { companyId, jobTitle }: Pick<LearnerCard, 'companyId' | 'jobTitle'>,
): Promise<void> {
  await ctx.query(sql`
    update people.learner set company_id = ${companyId}, job_title = ${jobTitle} where person_id = ${personId}
  `);
}
