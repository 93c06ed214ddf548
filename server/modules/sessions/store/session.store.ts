import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
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
