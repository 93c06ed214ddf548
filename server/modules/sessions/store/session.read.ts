import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { join, type Sql, sql } from '../../../kernel/sql.ts';
import type { SessionState } from '../domain/session-states.ts';

export type SessionRow = {
  sessionId: string;
  code: string;
  title: string;
  state: SessionState;
  delivery: 'openEnrolment' | 'inCompany';
  startsOn: string;
  endsOn: string;
  trainerName: string | null;
  place: string | null;
  seatsTaken: number;
  seatsMax: number;
};

const ROW = sql`
  session.id as "sessionId", session.code, session.title, session.state, session.delivery, session.starts_on as "startsOn",
  session.ends_on as "endsOn", trainer.first_name || ' ' || trainer.last_name as "trainerName",
  room.name || case when room.town <> '' then ', ' || room.town else '' end as place,
  session.seats_taken as "seatsTaken", session.seats_max as "seatsMax"`;
const FROM = sql`
      from sessions.session
      left join identity.person as trainer on trainer.id = session.trainer_id
      left join sessions.room on room.id = session.room_id`;
const COLUMNS = {
  dates: 'session.starts_on',
  code: 'session.code',
  title: 'kernel.fold(session.title)',
  seats: 'session.seats_taken',
};

/** Only the sessions this caller reaches: a trainer those they give, the office all. */
export function reachable(ctx: Context): Sql {
  if (ctx.reach !== 'assigned') return sql`true`;
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return sql`(session.trainer_id = ${personId}
              or exists (select from sessions.session_slot as own where own.session_id = session.id and own.trainer_id = ${personId}))`;
}

export type SessionFilter = PageAsked & {
  readonly state?: SessionState | undefined;
  readonly trainerId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export async function listSessions(ctx: Context, asked: SessionFilter): Promise<{ rows: SessionRow[]; total: number }> {
  const filters: Sql[] = [reachable(ctx)];
  const pattern = likePattern(asked.search);
  if (pattern) filters.push(sql`session.search ilike kernel.fold(${pattern})`);
  if (asked.state) filters.push(sql`session.state = ${asked.state}`);
  if (asked.trainerId) filters.push(sql`session.trainer_id = ${asked.trainerId}`);
  if (asked.from) filters.push(sql`session.ends_on >= ${asked.from}`);
  if (asked.to) filters.push(sql`session.starts_on <= ${asked.to}`);
  const where = join(filters, ' and ');
  const rows = await ctx.query(
    sql<SessionRow>`select ${ROW} ${FROM} where ${where} ${pageOrder(asked, COLUMNS, '-dates', 'session.id')}`,
  );
  const [count] = await ctx.query(
    sql<{ total: number }>`select count(*)::int as total from sessions.session where ${where}`,
  );
  return { rows, total: count?.total ?? 0 };
}

export type SlotRow = {
  slotId: string;
  position: number;
  day: string;
  half: 'morning' | 'afternoon';
  startsAt: Date;
  endsAt: Date;
  modality: 'onSite' | 'virtualClass';
  trainerId: string | null;
  trainerName: string | null;
  roomId: string | null;
  roomName: string | null;
  videoLink: string;
};

export type SessionDetails = SessionRow & {
  programVersionId: string;
  programId: string;
  trainerId: string | null;
  roomId: string | null;
  seatsMin: number;
};

/** One session that the caller reaches, or null. */
export async function findSession(ctx: Context, sessionId: string): Promise<SessionDetails | null> {
  const [session] = await ctx.query(sql<SessionDetails>`
    select ${ROW}, session.program_version_id as "programVersionId", version.program_id as "programId", session.trainer_id as "trainerId",
           session.room_id as "roomId", session.seats_min as "seatsMin"
      ${FROM}
      join catalogue.program_version as version on version.id = session.program_version_id
     where session.id = ${sessionId} and ${reachable(ctx)}
  `);
  return session ?? null;
}

export async function listSlots(ctx: Context, sessionId: string): Promise<SlotRow[]> {
  return ctx.query(sql<SlotRow>`
    select slot.id as "slotId", slot.position, slot.day, slot.half, slot.starts_at as "startsAt", slot.ends_at as "endsAt", slot.modality,
           slot.trainer_id as "trainerId", trainer.first_name || ' ' || trainer.last_name as "trainerName",
           slot.room_id as "roomId", room.name as "roomName", slot.video_link as "videoLink"
      from sessions.session_slot as slot
      left join identity.person as trainer on trainer.id = slot.trainer_id
      left join sessions.room on room.id = slot.room_id
     where slot.session_id = ${sessionId}
     order by slot.position
  `);
}

export async function listRooms(
  ctx: Context,
): Promise<{ roomId: string; name: string; town: string; address: string; seats: number }[]> {
  return ctx.query(sql<{ roomId: string; name: string; town: string; address: string; seats: number }>`
    select id as "roomId", name, town, address, seats from sessions.room where archived_at is null order by kernel.fold(name), id limit 500
  `);
}
