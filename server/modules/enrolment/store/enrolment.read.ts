import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { EnrolmentStatus } from '../domain/enrolment-states.ts';

export type EnrolmentRow = {
  enrolmentId: string;
  learnerId: string;
  firstName: string;
  lastName: string;
  companyId: string | null;
  companyName: string | null;
  status: EnrolmentStatus;
};

/** People of a session who hold a seat, by company then name. Row security keeps a company to its own. */
export async function listEnrolments(ctx: Context, sessionId: string): Promise<EnrolmentRow[]> {
  return ctx.query(sql<EnrolmentRow>`
    select enrolment.id as "enrolmentId", enrolment.learner_id as "learnerId", person.first_name as "firstName", person.last_name as "lastName",
           enrolment.company_id as "companyId", company.name as "companyName", enrolment.status
      from enrolment.enrolment
      join identity.person on person.id = enrolment.learner_id
      left join people.client_company as company on company.id = enrolment.company_id
     where enrolment.session_id = ${sessionId} and enrolment.status not in ('CANCELLED', 'REPLACED')
     order by kernel.fold(coalesce(company.name, '')), kernel.fold(person.last_name), kernel.fold(person.first_name), enrolment.id
  `);
}

export type EnrolmentFacts = {
  enrolmentId: string;
  sessionId: string;
  learnerId: string;
  companyId: string | null;
  status: EnrolmentStatus;
};

export async function findEnrolment(ctx: Context, enrolmentId: string): Promise<EnrolmentFacts | null> {
  const [row] = await ctx.query(sql<EnrolmentFacts>`
    select id as "enrolmentId", session_id as "sessionId", learner_id as "learnerId", company_id as "companyId", status
      from enrolment.enrolment where id = ${enrolmentId}
  `);
  return row ?? null;
}

/** Sessions of one learner, latest first, as far as the caller may see. */
export async function listLearnerEnrolments(ctx: Context, learnerId: string) {
  return ctx.query(sql<{
    enrolmentId: string;
    sessionId: string;
    code: string;
    title: string;
    startsOn: string;
    endsOn: string;
    status: EnrolmentStatus;
  }>`
    select enrolment.id as "enrolmentId", session.id as "sessionId", session.code, session.title, session.starts_on as "startsOn",
           session.ends_on as "endsOn", enrolment.status
      from enrolment.enrolment
      join sessions.session on session.id = enrolment.session_id
     where enrolment.learner_id = ${learnerId}
     order by session.starts_on desc, enrolment.id
     limit 200
  `);
}

/** Of these learners, who is already enrolled in the session and who employs each now. */
export async function listLearnersForEnrolment(ctx: Context, sessionId: string, learnerIds: readonly string[]) {
  return ctx.query(sql<{ learnerId: string; companyId: string | null; enrolled: boolean }>`
    select learner.person_id as "learnerId", learner.company_id as "companyId",
           exists (select from enrolment.enrolment
                    where enrolment.session_id = ${sessionId} and enrolment.learner_id = learner.person_id
                      and enrolment.status not in ('CANCELLED', 'REPLACED')) as enrolled
      from people.learner
     where learner.person_id = any(${[...learnerIds]}::uuid[])
  `);
}
