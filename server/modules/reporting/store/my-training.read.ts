import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type MySlot = {
  slotId: string;
  startsAt: string;
  endsAt: string;
  place: string;
  videoLink: string;
  isOpen: boolean;
  isSigned: boolean;
  attendedMn: number | null;
};
export type MyEnrolment = {
  enrolmentId: string;
  title: string;
  code: string;
  startsOn: string;
  endsOn: string;
  trainerName: string | null;
  provenMn: number;
  slots: MySlot[];
};

/** The caller's own enrolments of the last year and to come, with their half-days. Row security keeps it to the caller. */
export async function listMyEnrolments(ctx: Context, learnerId: string): Promise<MyEnrolment[]> {
  return ctx.query(sql<MyEnrolment>`
    select enrolment.id as "enrolmentId", session.title, session.code, session.starts_on as "startsOn", session.ends_on as "endsOn",
           trainer.first_name || ' ' || trainer.last_name as "trainerName",
           coalesce((select sum(attended_mn)::int from attendance.presence where presence.enrolment_id = enrolment.id), 0) as "provenMn",
           coalesce((select jsonb_agg(jsonb_build_object(
                              'slotId', slot.id, 'startsAt', to_char(slot.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                              'endsAt', to_char(slot.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                              'place', case when slot.modality = 'virtualClass' then 'Classe virtuelle' else coalesce(room.name || ', ' || room.town, '') end,
                              'videoLink', slot.video_link, 'isOpen', coalesce(sheet.state = 'OPEN', false),
                              'isSigned', signature.id is not null, 'attendedMn', presence.attended_mn) order by slot.position)
                       from sessions.session_slot as slot
                       left join sessions.room on room.id = slot.room_id
                       left join attendance.sheet on sheet.slot_id = slot.id
                       left join attendance.signature on signature.slot_id = slot.id and signature.enrolment_id = enrolment.id
                       left join attendance.presence on presence.slot_id = slot.id and presence.enrolment_id = enrolment.id
                      where slot.session_id = session.id), '[]') as slots
      from enrolment.enrolment
      join sessions.session on session.id = enrolment.session_id and session.state not in ('DRAFT', 'CANCELLED')
      left join identity.person as trainer on trainer.id = session.trainer_id
     where enrolment.learner_id = ${learnerId} and enrolment.status not in ('CANCELLED', 'REPLACED')
       and session.ends_on >= (${ctx.now}::timestamptz - interval '1 year')::date
     order by (session.ends_on < ${ctx.now}::date), session.starts_on
     limit 20
  `);
}
