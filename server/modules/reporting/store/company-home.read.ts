import type { Context } from '../../../kernel/context.ts';
import { likePattern } from '../../../kernel/paging.ts';
import { join, type Sql, sql } from '../../../kernel/sql.ts';

export type TrainingTime = 'current' | 'toCome' | 'past';
export type CompanyFilter = { readonly search?: string | undefined; readonly time?: TrainingTime | undefined };
export type CompanyRow = {
  enrolmentId: string;
  firstName: string;
  lastName: string;
  title: string;
  startsOn: string;
  endsOn: string;
  time: TrainingTime;
  plannedMn: number;
  attendedMn: number;
  sealedSlots: number;
  slots: number;
  nextAt: Date | null;
  nextPlace: string;
  certificate: { documentId: string; number: string } | null;
};

/** How far back a company reads, in years: what a training plan and its audit look at. */
const BACK_YEARS = 2;

const PLACE = sql`case when slot.modality = 'virtualClass' then 'Classe virtuelle' else coalesce(room.name || ', ' || room.town, '') end`;

function time(ctx: Context): Sql {
  return sql`case when session.ends_on < ${ctx.now}::date then 'past' when session.starts_on > ${ctx.now}::date then 'toCome' else 'current' end`;
}

/** Enrolments that a company made, in sessions that stand. Those made under another employer do not show. */
function from(ctx: Context, companyId: string): Sql {
  return sql`
      from enrolment.enrolment
      join identity.person on person.id = enrolment.learner_id
      join sessions.session on session.id = enrolment.session_id and session.state not in ('DRAFT', 'CANCELLED')
     where enrolment.company_id = ${companyId} and enrolment.status not in ('CANCELLED', 'REPLACED')
       and session.ends_on >= (${ctx.now}::timestamptz - make_interval(years => ${BACK_YEARS}))::date`;
}

function wanted(ctx: Context, asked: CompanyFilter): Sql {
  const filters: Sql[] = [sql`true`];
  const pattern = likePattern(asked.search);
  if (pattern)
    filters.push(
      sql`kernel.fold(person.first_name || ' ' || person.last_name || ' ' || session.title) like kernel.fold(${pattern})`,
    );
  if (asked.time) filters.push(sql`${time(ctx)} = ${asked.time}`);
  return join(filters, ' and ');
}

/** People that a company sent: what is running first, then what comes, then what is over, the latest first. */
export async function listCompanyPeople(
  ctx: Context,
  companyId: string,
  asked: CompanyFilter & { page: number; size: number },
): Promise<{ rows: CompanyRow[]; total: number }> {
  const picked = sql`${from(ctx, companyId)} and ${wanted(ctx, asked)}`;
  const rows = await ctx.query(sql<CompanyRow>`
    with picked as materialized (
      select enrolment.id, enrolment.session_id, person.first_name, person.last_name, session.title, session.starts_on, session.ends_on,
             ${time(ctx)} as time
        ${picked}
       order by (session.ends_on < ${ctx.now}::date), case when session.ends_on < ${ctx.now}::date then -(session.ends_on - date '2000-01-01')
                else session.starts_on - date '2000-01-01' end, kernel.fold(person.last_name), enrolment.id
       limit ${asked.size} offset ${(asked.page - 1) * asked.size}
    )
    select picked.id as "enrolmentId", picked.first_name as "firstName", picked.last_name as "lastName", picked.title,
           picked.starts_on as "startsOn", picked.ends_on as "endsOn", picked.time,
           coalesce(proven.planned_mn, 0)::int as "plannedMn", coalesce(proven.attended_mn, 0)::int as "attendedMn",
           coalesce(proven.slots, 0)::int as "sealedSlots",
           (select count(*)::int from sessions.session_slot as slot where slot.session_id = picked.session_id) as slots,
           next.starts_at as "nextAt", coalesce(next.place, '') as "nextPlace",
           (select jsonb_build_object('documentId', document.id, 'number', document.number)
              from documents.document
             where document.enrolment_id = picked.id and document.kind = 'certificateOfCompletion' and document.state = 'issued'
             order by document.issued_at desc limit 1) as certificate
      from picked
      left join lateral (select sum(planned_mn) as planned_mn, sum(attended_mn) as attended_mn, count(*) as slots
                           from attendance.presence where presence.enrolment_id = picked.id) as proven on true
      left join lateral (select slot.starts_at, ${PLACE} as place
                           from sessions.session_slot as slot
                           left join sessions.room on room.id = slot.room_id
                          where slot.session_id = picked.session_id and slot.starts_at > ${ctx.now}
                          order by slot.starts_at limit 1) as next on true
     order by (picked.time = 'past'), case when picked.time = 'past' then -(picked.ends_on - date '2000-01-01')
              else picked.starts_on - date '2000-01-01' end, kernel.fold(picked.last_name), picked.id
  `);
  const [count] = await ctx.query(sql<{ total: number }>`select count(*)::int as total ${picked}`);
  return { rows, total: count?.total ?? 0 };
}

export async function countByTime(ctx: Context, companyId: string): Promise<Record<TrainingTime, number>> {
  const rows = await ctx.query(sql<{ time: TrainingTime; people: number }>`
    select ${time(ctx)} as time, count(*)::int as people ${from(ctx, companyId)} group by 1
  `);
  return {
    current: 0,
    toCome: 0,
    past: 0,
    ...Object.fromEntries(rows.map(({ time: when, people }) => [when, people])),
  };
}

export type NextSession = {
  sessionId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  people: number;
};

/** The next half-day of each session to come in which the company has people, the nearest five. */
export async function listNextSessions(ctx: Context, companyId: string): Promise<NextSession[]> {
  return ctx.query(sql<NextSession>`
    with sent as materialized (select session.id, session.title, count(*)::int as people ${from(ctx, companyId)} group by 1, 2)
    select sent.id as "sessionId", sent.title, next.starts_at as "startsAt", next.ends_at as "endsAt", next.place, sent.people
      from sent
      join lateral (select slot.starts_at, slot.ends_at, ${PLACE} as place
                      from sessions.session_slot as slot
                      left join sessions.room on room.id = slot.room_id
                     where slot.session_id = sent.id and slot.starts_at > ${ctx.now}
                     order by slot.starts_at limit 1) as next on true
     order by next.starts_at, sent.id
     limit 5
  `);
}

export async function findCompanyName(ctx: Context, companyId: string): Promise<string | null> {
  const [company] = await ctx.query(
    sql<{ name: string }>`select name from people.client_company where id = ${companyId}`,
  );
  return company?.name ?? null;
}
