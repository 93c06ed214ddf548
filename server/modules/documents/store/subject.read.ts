import type { Context } from '../../../kernel/context.ts';
import { type Sql, sql } from '../../../kernel/sql.ts';

/** Who a certificate is about, in which session, under which program. */
export type Subject = {
  enrolmentId: string;
  learnerId: string;
  firstName: string;
  lastName: string;
  companyId: string | null;
  companyName: string;
  sessionId: string;
  sessionCode: string;
  sessionTitle: string;
  startsOn: string;
  endsOn: string;
  slots: number;
  remoteCapMn: number;
};

function reachable(ctx: Context): Sql {
  if (ctx.reach !== 'assigned') return sql`true`;
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return sql`(session.trainer_id = ${personId} or exists (
    select from sessions.session_slot as own where own.session_id = session.id and own.trainer_id = ${personId}))`;
}

const SUBJECT = sql`
    select enrolment.id as "enrolmentId", enrolment.learner_id as "learnerId", person.first_name as "firstName",
           person.last_name as "lastName", enrolment.company_id as "companyId", coalesce(company.name, '') as "companyName",
           session.id as "sessionId", session.code as "sessionCode", session.title as "sessionTitle", session.starts_on as "startsOn",
           session.ends_on as "endsOn", version.elearning_mn as "remoteCapMn",
           (select count(*)::int from sessions.session_slot as slot where slot.session_id = session.id) as slots
      from enrolment.enrolment
      join identity.person on person.id = enrolment.learner_id
      join sessions.session on session.id = enrolment.session_id
      join catalogue.program_version as version on version.id = session.program_version_id
      left join people.client_company as company on company.id = enrolment.company_id`;

/** One enrolment that the caller reaches and that still stands, or null. */
export async function findSubject(ctx: Context, enrolmentId: string): Promise<Subject | null> {
  const [row] = await ctx.query(sql<Subject>`
    ${SUBJECT}
     where enrolment.id = ${enrolmentId} and enrolment.status not in ('CANCELLED', 'REPLACED') and ${reachable(ctx)}
  `);
  return row ?? null;
}

/** Everybody of a session, by name. */
export async function listSubjects(ctx: Context, sessionId: string): Promise<Subject[]> {
  return ctx.query(sql<Subject>`
    ${SUBJECT}
     where enrolment.session_id = ${sessionId} and enrolment.status not in ('CANCELLED', 'REPLACED', 'PROSPECTIVE') and ${reachable(ctx)}
     order by kernel.fold(person.last_name), kernel.fold(person.first_name), enrolment.id
  `);
}
