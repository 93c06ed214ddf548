import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { PlacedSlot } from '../domain/change-slot.ts';
import { ENROLLABLE, type SessionState } from '../domain/session-states.ts';
import type { TimedSlot } from '../domain/slot-plan.ts';
import { reachable } from './session.read.ts';

export type NewSession = {
  readonly code: string;
  readonly programVersionId: string;
  readonly title: string;
  readonly delivery: 'openEnrolment' | 'inCompany';
  readonly trainerId: string | null;
  readonly roomId: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly seatsMin: number;
  readonly seatsMax: number;
};

/** The next number of a year. The row stays locked until the transaction ends, so a refused session leaves no gap. */
export async function nextCode(ctx: Context, year: number): Promise<string> {
  const [row] = await ctx.query(sql<{ last: number }>`
    insert into sessions.code_counter as counter (year, last) values (${year}, 1)
        on conflict (year) do update set last = counter.last + 1
    returning last
  `);
  return `SES-${year}-${String(row?.last ?? 0).padStart(4, '0')}`;
}

export async function insertSession(ctx: Context, session: NewSession): Promise<string> {
  const id = ctx.newId();
  await ctx.query(sql`
    insert into sessions.session (id, code, program_version_id, title, delivery, state, trainer_id, room_id, starts_on, ends_on,
                                  seats_min, seats_max, created_at, created_by)
    values (${id}, ${session.code}, ${session.programVersionId}, ${session.title}, ${session.delivery}, 'OPEN', ${session.trainerId},
            ${session.roomId}, ${session.startsOn}, ${session.endsOn}, ${session.seatsMin}, ${session.seatsMax}, ${ctx.now},
            ${ctx.actor.kind === 'person' ? ctx.actor.personId : null})
  `);
  return id;
}

export async function insertSlots(ctx: Context, sessionId: string, slots: readonly TimedSlot[]): Promise<void> {
  for (const slot of slots) {
    await ctx.query(sql`
      insert into sessions.session_slot (id, session_id, position, day, half, starts_at, ends_at, modality, trainer_id, room_id, video_link)
      values (${ctx.newId()}, ${sessionId}, ${slot.position}, ${slot.day}, ${slot.half}, ${slot.startsAt}, ${slot.endsAt}, ${slot.modality},
              ${slot.trainerId}, ${slot.roomId}, ${slot.videoLink})
    `);
  }
}

/** States of the sessions that the caller reaches, held until the transaction ends, in the order of their ids. */
export async function holdStates(ctx: Context, sessionIds: readonly string[]): Promise<Map<string, SessionState>> {
  const rows = await ctx.query(sql<{ id: string; state: SessionState }>`
    select session.id, session.state from sessions.session
     where session.id = any(${[...sessionIds]}::uuid[]) and ${reachable(ctx)}
     order by session.id
       for update
  `);
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** Moves a session from a state to another; false when it is no longer in the first one. */
export async function moveSession(
  ctx: Context,
  sessionId: string,
  { from, to }: { from: SessionState; to: SessionState },
): Promise<boolean> {
  const moved = await ctx.query(sql`
    update sessions.session set state = ${to} where id = ${sessionId} and state = ${from} returning id
  `);
  return moved.length > 0;
}

/** Holds a session and its half-days until the transaction ends: whoever else changes or opens one of them waits. */
export async function holdSession(ctx: Context, sessionId: string): Promise<void> {
  await ctx.query(sql`select id from sessions.session where id = ${sessionId} for update`);
  await ctx.query(sql`select id from sessions.session_slot where session_id = ${sessionId} order by id for update`);
}

/** Holds a half-day as it stands: its hours do not change until the transaction ends. */
export async function holdSlot(ctx: Context, slotId: string): Promise<void> {
  await ctx.query(sql`select id from sessions.session_slot where id = ${slotId} for share`);
}

/** Largest number of half-days of a session is 120: beyond it, numbers are free to park in. */
const PARKED = 1_000;

/** Writes half-days anew. Numbers are parked first, so that two of them may swap. */
export async function rewriteSlots(ctx: Context, sessionId: string, slots: readonly PlacedSlot[]): Promise<void> {
  await ctx.query(sql`
    update sessions.session_slot set position = position + ${PARKED} where session_id = ${sessionId}
  `);
  for (const slot of slots) {
    await ctx.query(sql`
      update sessions.session_slot
         set position = ${slot.position}, day = ${slot.day}, half = ${slot.half}, starts_at = ${slot.startsAt}, ends_at = ${slot.endsAt},
             modality = ${slot.modality}, trainer_id = ${slot.trainerId}, room_id = ${slot.roomId}, video_link = ${slot.videoLink}
       where id = ${slot.slotId} and session_id = ${sessionId}
    `);
  }
}

/** Dates of a session; its trainer and room are those that all its half-days share, else they stay. */
export async function rewriteDates(
  ctx: Context,
  sessionId: string,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): Promise<void> {
  await ctx.query(sql`
    update sessions.session
       set starts_on = ${startsOn}, ends_on = ${endsOn},
           trainer_id = case when shared.trainers = 1 then shared.trainer_id else session.trainer_id end,
           room_id = case when shared.rooms = 1 then shared.room_id else session.room_id end
      from (select count(distinct trainer_id) as trainers, (array_agg(trainer_id order by position))[1] as trainer_id,
                   count(distinct room_id) as rooms, (array_agg(room_id order by position) filter (where room_id is not null))[1] as room_id
              from sessions.session_slot where session_id = ${sessionId}) as shared
     where session.id = ${sessionId}
  `);
}

/** False when more people are enrolled than the new maximum: decided by the update itself, exact under a race. */
export async function changeSeats(
  ctx: Context,
  sessionId: string,
  { delivery, seatsMin, seatsMax }: Pick<NewSession, 'delivery' | 'seatsMin' | 'seatsMax'>,
): Promise<boolean> {
  const changed = await ctx.query(sql`
    update sessions.session set delivery = ${delivery}, seats_min = ${seatsMin}, seats_max = ${seatsMax}
     where id = ${sessionId} and seats_taken <= ${seatsMax} returning id
  `);
  return changed.length > 0;
}

/**
 * Takes seats by one conditional update, which is exact under a race (count-then-insert overbooked 40 sessions of 40).
 *
 * @returns seats left before the call when they were not enough, null when they were taken.
 */
export async function takeSeats(ctx: Context, sessionId: string, count: number): Promise<{ left: number } | null> {
  const taken = await ctx.query(sql`
    update sessions.session set seats_taken = seats_taken + ${count}
     where id = ${sessionId} and seats_taken + ${count} <= seats_max and state = any(${[...ENROLLABLE]})
    returning id
  `);
  if (taken.length > 0) return null;
  const [row] = await ctx.query(sql<{ left: number }>`
    select case when state = any(${[...ENROLLABLE]}) then seats_max - seats_taken else 0 end as left from sessions.session where id = ${sessionId}
  `);
  return { left: row?.left ?? 0 };
}

export async function giveSeatBack(ctx: Context, sessionId: string): Promise<void> {
  await ctx.query(
    sql`update sessions.session set seats_taken = seats_taken - 1 where id = ${sessionId} and seats_taken > 0`,
  );
}

/** Sessions whose first half-day has begun, and those whose last one is over: moved by a job. */
export async function moveByCalendar(ctx: Context): Promise<{ id: string; from: SessionState; to: SessionState }[]> {
  const started = await ctx.query(sql<{ id: string }>`
    update sessions.session set state = 'IN_PROGRESS'
     where id in (select session.id from sessions.session
                   where state = 'CONFIRMED'
                     and exists (select from sessions.session_slot as slot where slot.session_id = session.id and slot.starts_at <= ${ctx.now})
                   limit 500 for update skip locked)
    returning id
  `);
  const delivered = await ctx.query(sql<{ id: string }>`
    update sessions.session set state = 'DELIVERED'
     where id in (select session.id from sessions.session
                   where state = 'IN_PROGRESS' and ends_on < (${ctx.now}::timestamptz at time zone 'Europe/Paris')::date
                   limit 500 for update skip locked)
    returning id
  `);
  return [
    ...started.map(({ id }) => ({ id, from: 'CONFIRMED', to: 'IN_PROGRESS' }) as const),
    ...delivered.map(({ id }) => ({ id, from: 'IN_PROGRESS', to: 'DELIVERED' }) as const),
  ];
}
