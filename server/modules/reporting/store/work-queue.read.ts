import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type WorkRow = {
  kind:
    | 'SHEET_TO_FINALISE'
    | 'SHEET_NOT_OPENED'
    | 'TRAINER_MISSING'
    | 'ROOM_MISSING'
    | 'LINK_MISSING'
    | 'TOO_FEW_PEOPLE'
    | 'SESSION_TO_CONFIRM'
    | 'SESSION_TO_CLOSE';
  at: Date;
  sessionId: string;
  slotId: string | null;
  code: string;
  title: string;
  trainerName: string | null;
  count: number;
};

const AHEAD_DAYS = 14;
const BACK_DAYS = 60;

/**
 * Everything that waits for somebody, from the data alone: at most 300 lines, the oldest first.
 *
 * Looks 60 days back and 14 days ahead, on indexed dates, so that years of sessions cost nothing.
 */
export async function listWork(ctx: Context): Promise<WorkRow[]> {
  const from = new Date(ctx.now.getTime() - BACK_DAYS * 86_400_000);
  const to = new Date(ctx.now.getTime() + AHEAD_DAYS * 86_400_000);
  return ctx.query(sql<WorkRow>`
    with slot as materialized (
      select slot.id, slot.session_id, slot.starts_at, slot.ends_at, slot.modality, slot.trainer_id, slot.room_id, slot.video_link,
             session.code, session.title, session.seats_taken, sheet.state as sheet_state
        from sessions.session_slot as slot
        join sessions.session on session.id = slot.session_id and session.state not in ('DRAFT', 'CANCELLED', 'POSTPONED', 'CLOSED')
        left join attendance.sheet on sheet.slot_id = slot.id
       where slot.starts_at >= ${from} and slot.starts_at < ${to}
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
             (starts_on - 7)::timestamp at time zone 'Europe/Paris', id, null, code, title, trainer_id,
             case when seats_taken < seats_min then seats_min - seats_taken else seats_taken end
        from sessions.session
       where state = 'OPEN' and starts_on >= ${ctx.now}::date and starts_on < ${to}::date
      union all
      select 'SESSION_TO_CLOSE', (ends_on + 1)::timestamp at time zone 'Europe/Paris', id, null, code, title, trainer_id, 1
        from sessions.session
       where state = 'DELIVERED' and ends_on >= ${from}::date
         and not exists (select from sessions.session_slot as open_slot
                           left join attendance.sheet on sheet.slot_id = open_slot.id
                          where open_slot.session_id = session.id and coalesce(sheet.state, '') not in ('FINALIZED', 'AMENDED'))
    )
    select work.kind, work.at, work.session_id as "sessionId", work.slot_id as "slotId", work.code, work.title,
           trainer.first_name || ' ' || trainer.last_name as "trainerName", work.count::int as count
      from work
      left join identity.person as trainer on trainer.id = work.trainer_id
     order by work.at, work.kind, work.session_id
     limit 300
  `);
}

export type TodaySlot = {
  slotId: string;
  sessionId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  trainerName: string | null;
  expected: number;
  signed: number;
};

/** Half-days of today, in order of time. */
export async function listToday(ctx: Context, day: string): Promise<TodaySlot[]> {
  return ctx.query(sql<TodaySlot>`
    select slot.id as "slotId", session.id as "sessionId", session.title, slot.starts_at as "startsAt", slot.ends_at as "endsAt",
           case when slot.modality = 'virtualClass' then 'Classe virtuelle' else coalesce(room.name, '') end as place,
           trainer.first_name || ' ' || trainer.last_name as "trainerName", session.seats_taken as expected,
           (select count(*)::int from attendance.signature where signature.slot_id = slot.id) as signed
      from sessions.session_slot as slot
      join sessions.session on session.id = slot.session_id and session.state not in ('DRAFT', 'CANCELLED', 'POSTPONED')
      left join sessions.room on room.id = slot.room_id
      left join identity.person as trainer on trainer.id = slot.trainer_id
     where slot.starts_at >= (${day}::date)::timestamp at time zone 'Europe/Paris'
       and slot.starts_at < (${day}::date + 1)::timestamp at time zone 'Europe/Paris'
     order by slot.starts_at, session.title
     limit 100
  `);
}
