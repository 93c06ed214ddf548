import type { Context } from '../../../kernel/context.ts';
import { type Sql, sql } from '../../../kernel/sql.ts';
import { CERTIFICATE_DAYS, CLOSING_DAYS, CONFIRMATION_DAYS, type WorkBucket, type WorkKind } from '../domain/work.ts';

const DAY_MS = 86_400_000;

export type WorkRow = {
  kind: WorkKind;
  bucket: WorkBucket;
  at: Date;
  sessionId: string;
  slotId: string | null;
  code: string;
  title: string;
  trainerName: string | null;
  count: number;
};
export type WorkCount = { kind: WorkKind; bucket: WorkBucket; count: number };

const AHEAD_DAYS = 14;
const BACK_DAYS = 60;
/** Sessions already closed are looked at for their certificates this far back. */
const CLOSED_BACK_DAYS = 30;
const SHOWN_OF_A_KIND = 60;

/**
 * Everything that waits for somebody, from the data alone.
 *
 * Looks 60 days back and 14 days ahead, on indexed dates, so that years of sessions cost nothing. A session whose half-days
 * are all sealed first waits for its certificates, then for its closing: one next step at a time.
 */
function work(ctx: Context): Sql {
  const from = new Date(ctx.now.getTime() - BACK_DAYS * DAY_MS);
  const closedFrom = new Date(ctx.now.getTime() - CLOSED_BACK_DAYS * DAY_MS);
  const to = new Date(ctx.now.getTime() + AHEAD_DAYS * DAY_MS);
  return sql`
    with slot as materialized (
      select slot.id, slot.session_id, slot.starts_at, slot.ends_at, slot.modality, slot.trainer_id, slot.room_id, slot.video_link,
             session.code, session.title, session.seats_taken, sheet.state as sheet_state
        from sessions.session_slot as slot
        join sessions.session on session.id = slot.session_id and session.state not in ('DRAFT', 'CANCELLED', 'POSTPONED', 'CLOSED')
        left join attendance.sheet on sheet.slot_id = slot.id
       where slot.starts_at >= ${from} and slot.starts_at < ${to}
    ), ended as materialized (
      select session.id, session.code, session.title, session.trainer_id, session.state, session.ends_on
        from sessions.session
       where ((session.state = 'DELIVERED' and session.ends_on >= ${from}::date)
              or (session.state = 'CLOSED' and session.ends_on >= ${closedFrom}::date))
         and not exists (select from sessions.session_slot as open_slot
                           left join attendance.sheet on sheet.slot_id = open_slot.id
                          where open_slot.session_id = session.id and coalesce(sheet.state, '') not in ('FINALIZED', 'AMENDED'))
    ), seat as materialized (
      select seat.id, seat.session_id
        from ended join enrolment.enrolment as seat on seat.session_id = ended.id
       where seat.status not in ('CANCELLED', 'REPLACED', 'PROSPECTIVE')
    ), proven as (
      select presence.enrolment_id from ended join attendance.presence on presence.session_id = ended.id where presence.attended_mn > 0
      union
      select step.enrolment_id from seat join learning.step_progress as step on step.enrolment_id = seat.id where step.state = 'completed'
    ), given as (
      select distinct document.enrolment_id from ended join documents.document on document.session_id = ended.id
       where document.kind = 'certificateOfCompletion' and document.state <> 'superseded' and document.enrolment_id is not null
    ), settled as (
      select ended.*, coalesce(waiting.certificates, 0) as certificates
        from ended
        left join (select seat.session_id, count(*)::int as certificates
                     from seat
                     join proven on proven.enrolment_id = seat.id
                     left join given on given.enrolment_id = seat.id
                    where given.enrolment_id is null
                    group by seat.session_id) as waiting on waiting.session_id = ended.id
    ), work as (
      select case when sheet_state is null then 'SHEET_NOT_OPENED' else 'SHEET_TO_FINALISE' end as kind, ends_at as at, session_id, id as slot_id,
             code, title, trainer_id, seats_taken as count
        from slot where ends_at < ${ctx.now} and coalesce(sheet_state, '') not in ('FINALIZED', 'AMENDED') and seats_taken > 0
      union all
      select case when trainer_id is null then 'TRAINER_MISSING' when modality = 'onSite' then 'ROOM_MISSING' else 'LINK_MISSING' end,
             starts_at, session_id, id, code, title, trainer_id, 1
        from slot
       where starts_at >= ${ctx.now}
         and (trainer_id is null or (modality = 'onSite' and room_id is null) or (modality = 'virtualClass' and video_link = ''))
      union all
      select case when seats_taken < seats_min then 'TOO_FEW_PEOPLE' else 'SESSION_TO_CONFIRM' end,
             (starts_on - ${CONFIRMATION_DAYS}::int)::timestamp at time zone 'Europe/Paris', id, null, code, title, trainer_id,
             case when seats_taken < seats_min then seats_min - seats_taken else seats_taken end
        from sessions.session
       where state = 'OPEN' and starts_on >= ${ctx.now}::date and starts_on < ${to}::date
      union all
      select case when certificates > 0 then 'CERTIFICATES_TO_ISSUE' else 'SESSION_TO_CLOSE' end,
             (ends_on + case when certificates > 0 then ${CERTIFICATE_DAYS}::int else ${CLOSING_DAYS}::int end)::timestamp at time zone 'Europe/Paris',
             id, null, code, title, trainer_id, greatest(certificates, 1)
        from settled
       where certificates > 0 or state = 'DELIVERED'
      union all
      select case when rule.kind = 'agreement' then 'AGREEMENT_TO_SEND' else 'CONVOCATION_TO_SEND' end,
             (session.starts_on - rule.days_before)::timestamp at time zone 'Europe/Paris', session.id, null, session.code, session.title,
             session.trainer_id, count(distinct case when rule.kind = 'agreement' then seat.company_id else seat.id end)
        from documents.deadline_rule as rule
        join sessions.session on session.starts_on >= ${ctx.now}::date and session.starts_on < ${to}::date + rule.days_before
         and (session.state = 'CONFIRMED' or (session.state = 'OPEN' and rule.kind = 'agreement'))
        join enrolment.enrolment as seat on seat.session_id = session.id and seat.status not in ('CANCELLED', 'REPLACED', 'PROSPECTIVE')
         and (rule.kind = 'convocation' or seat.company_id is not null)
       where not exists (
         select from documents.delivery
          where delivery.session_id = session.id and delivery.kind = rule.kind and delivery.state in ('waiting', 'sent', 'handed')
            and case when rule.kind = 'agreement' then delivery.enrolment_id is null and delivery.company_id = seat.company_id
                     else delivery.enrolment_id = seat.id end)
       group by session.id, rule.kind, rule.days_before
      union all
      select 'DOCUMENT_NOT_DELIVERED', min(delivery.ended_at), session.id, null, session.code, session.title, session.trainer_id,
             count(distinct envelope.id)
        from messaging.message
        join documents.envelope on 'documents envelope ' || envelope.id = message.key
        join documents.delivery on delivery.envelope_id = envelope.id and delivery.state = 'sent' and delivery.ended_at >= ${from}
        join sessions.session on session.id = delivery.session_id and session.state <> 'CANCELLED'
       where message.state = 'failed'
         and not exists (
           select from documents.delivery as later
            where later.session_id = delivery.session_id and later.kind = delivery.kind and later.state in ('waiting', 'sent', 'handed')
              and coalesce(later.enrolment_id, later.company_id) = coalesce(delivery.enrolment_id, delivery.company_id)
              and later.created_at > delivery.created_at)
       group by session.id
    ), placed as (
      select work.*,
             case when french.day = french.today then 'today'
                  when work.at < ${ctx.now} then 'late'
                  when work.kind in ('CERTIFICATES_TO_ISSUE', 'SESSION_TO_CLOSE') then 'today'
                  when french.day < date_trunc('week', french.today)::date + 7 then 'week'
                  else 'next' end as bucket
        from work
       cross join lateral (select (work.at at time zone 'Europe/Paris')::date as day,
                                  (${ctx.now}::timestamptz at time zone 'Europe/Paris')::date as today) as french
    )`;
}

/** Lines of the queue, at most 60 of each kind, the oldest first. Kinds that can be done today but not late come after the rest. */
export async function listWork(ctx: Context, kinds: readonly WorkKind[]): Promise<WorkRow[]> {
  return ctx.query(sql<WorkRow>`
    ${work(ctx)}, ranked as (
      select placed.*, row_number() over (partition by kind order by at, session_id, slot_id) as rank
        from placed where kind = any(${[...kinds]})
    )
    select ranked.kind, ranked.bucket, ranked.at, ranked.session_id as "sessionId", ranked.slot_id as "slotId", ranked.code, ranked.title,
           trainer.first_name || ' ' || trainer.last_name as "trainerName", ranked.count::int as count
      from ranked
      left join identity.person as trainer on trainer.id = ranked.trainer_id
     where ranked.rank <= ${SHOWN_OF_A_KIND}
     order by ranked.at, ranked.kind, ranked.session_id, ranked.slot_id
  `);
}

/** How many lines wait, whole, per kind and section. */
export async function countWork(ctx: Context): Promise<WorkCount[]> {
  return ctx.query(sql<WorkCount>`
    ${work(ctx)} select kind, bucket, count(*)::int as count from placed group by kind, bucket order by kind, bucket
  `);
}

/** Mail that has not left yet, and mail that could not leave. */
export async function countMail(ctx: Context): Promise<{ waiting: number; failed: number }> {
  const [row] = await ctx.query(sql<{ waiting: number; failed: number }>`
    select (select count(*)::int from messaging.message where state in ('waiting', 'sending')) as waiting,
           (select count(*)::int from messaging.message where state = 'failed') as failed
  `);
  return row ?? { waiting: 0, failed: 0 };
}

export type TodaySlot = {
  slotId: string;
  sessionId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  modality: 'onSite' | 'virtualClass';
  place: string;
  trainerName: string | null;
  expected: number;
  signed: number;
  sheetState: 'PLANNED' | 'OPEN' | 'CLOSED' | 'FINALIZED' | 'AMENDED';
  missing: 'trainer' | 'room' | 'link' | null;
};

/** Half-days of today, in order of time. */
export async function listToday(ctx: Context, day: string): Promise<TodaySlot[]> {
  return ctx.query(sql<TodaySlot>`
    select slot.id as "slotId", session.id as "sessionId", session.title, slot.starts_at as "startsAt", slot.ends_at as "endsAt",
           slot.modality, coalesce(room.name, '') as place,
           trainer.first_name || ' ' || trainer.last_name as "trainerName", session.seats_taken as expected,
           (select count(*)::int from attendance.signature where signature.slot_id = slot.id) as signed,
           coalesce(sheet.state, 'PLANNED') as "sheetState",
           case when slot.trainer_id is null then 'trainer'
                when slot.modality = 'onSite' and slot.room_id is null then 'room'
                when slot.modality = 'virtualClass' and slot.video_link = '' then 'link' end as missing
      from sessions.session_slot as slot
      join sessions.session on session.id = slot.session_id and session.state not in ('DRAFT', 'CANCELLED', 'POSTPONED')
      left join attendance.sheet on sheet.slot_id = slot.id
      left join sessions.room on room.id = slot.room_id
      left join identity.person as trainer on trainer.id = slot.trainer_id
     where slot.starts_at >= (${day}::date)::timestamp at time zone 'Europe/Paris'
       and slot.starts_at < (${day}::date + 1)::timestamp at time zone 'Europe/Paris'
     order by slot.starts_at, session.title
     limit 100
  `);
}
