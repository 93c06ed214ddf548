import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { EnrolmentStatus } from '../../enrolment/index.ts';
import type { SessionState } from '../../sessions/index.ts';

export type TrainingRow = {
  enrolmentId: string;
  sessionId: string;
  code: string;
  title: string;
  startsOn: string;
  endsOn: string;
  status: EnrolmentStatus;
  companyName: string | null;
  plannedMn: number;
  attendedMn: number;
  sealedSlots: number;
  slots: number;
  certificate: { documentId: string; number: string } | null;
};

/** Trainings of one person, latest first, as far as row security lets the caller see: at most 200. */
export async function listPersonTrainings(ctx: Context, personId: string): Promise<TrainingRow[]> {
  return ctx.query(sql<TrainingRow>`
    select enrolment.id as "enrolmentId", session.id as "sessionId", session.code, session.title, session.starts_on as "startsOn",
           session.ends_on as "endsOn", enrolment.status, company.name as "companyName",
           coalesce(proven.planned_mn, 0)::int as "plannedMn", coalesce(proven.attended_mn, 0)::int as "attendedMn",
           coalesce(proven.slots, 0)::int as "sealedSlots",
           (select count(*)::int from sessions.session_slot as slot where slot.session_id = session.id) as slots,
           (select jsonb_build_object('documentId', document.id, 'number', document.number)
              from documents.document
             where document.enrolment_id = enrolment.id and document.kind = 'certificateOfCompletion' and document.state = 'issued') as certificate
      from enrolment.enrolment
      join sessions.session on session.id = enrolment.session_id
      left join people.client_company as company on company.id = enrolment.company_id
      left join lateral (select sum(planned_mn) as planned_mn, sum(attended_mn) as attended_mn, count(*) as slots
                           from attendance.presence where presence.enrolment_id = enrolment.id) as proven on true
     where enrolment.learner_id = ${personId}
     order by session.starts_on desc, enrolment.id
     limit 200
  `);
}

export type CompanySessionRow = {
  sessionId: string;
  code: string;
  title: string;
  state: SessionState;
  startsOn: string;
  endsOn: string;
  enrolled: number;
};

/** Sessions to which a company sent people, latest first: at most 200. Drafts are not shown to the company. */
export async function listCompanySessions(ctx: Context, companyId: string): Promise<CompanySessionRow[]> {
  const drafts = ctx.reach === 'company' ? sql`session.state <> 'DRAFT'` : sql`true`;
  return ctx.query(sql<CompanySessionRow>`
    select session.id as "sessionId", session.code, session.title, session.state, session.starts_on as "startsOn", session.ends_on as "endsOn",
           sent.enrolled
      from (select session_id, count(*)::int as enrolled
              from enrolment.enrolment
             where company_id = ${companyId} and status not in ('CANCELLED', 'REPLACED')
             group by session_id) as sent
      join sessions.session on session.id = sent.session_id and ${drafts}
     order by session.starts_on desc, session.id
     limit 200
  `);
}
