import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { TimedSlot } from '../domain/slot-plan.ts';

export type Conflict = {
  kind: 'trainer' | 'room';
  name: string;
  startsAt: Date;
  endsAt: Date;
  otherSessionId: string;
  otherCode: string;
  otherTitle: string;
};

/** Half-days of living sessions that overlap these ones with the same trainer or room. Intervals are half-open. */
export async function listConflicts(
  ctx: Context,
  slots: readonly Pick<TimedSlot, 'startsAt' | 'endsAt' | 'trainerId' | 'roomId'>[],
): Promise<Conflict[]> {
  if (slots.length === 0) return [];
  return ctx.query(sql<Conflict>`
    select clash.kind, clash.name, taken.starts_at as "startsAt", taken.ends_at as "endsAt", session.id as "otherSessionId",
           session.code as "otherCode", session.title as "otherTitle"
      from unnest(${slots.map((slot) => slot.startsAt)}::timestamptz[], ${slots.map((slot) => slot.endsAt)}::timestamptz[],
                  ${slots.map((slot) => slot.trainerId)}::uuid[], ${slots.map((slot) => slot.roomId)}::uuid[])
             as planned (starts_at, ends_at, trainer_id, room_id)
      join sessions.session_slot as taken on taken.starts_at < planned.ends_at and taken.ends_at > planned.starts_at
                                         and (taken.trainer_id = planned.trainer_id or taken.room_id = planned.room_id)
      join sessions.session on session.id = taken.session_id and session.state not in ('CANCELLED', 'POSTPONED')
      left join identity.person as trainer on trainer.id = taken.trainer_id
      left join sessions.room on room.id = taken.room_id
     cross join lateral (values ('trainer', trainer.first_name || ' ' || trainer.last_name, taken.trainer_id = planned.trainer_id),
                                ('room', room.name, taken.room_id = planned.room_id)) as clash (kind, name, is_clash)
     where clash.is_clash
     order by taken.starts_at, clash.kind
     limit 100
  `);
}
