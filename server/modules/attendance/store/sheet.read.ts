import type { Context } from '../../../kernel/context.ts';
import { type Sql, sql } from '../../../kernel/sql.ts';

export type SheetState = 'PLANNED' | 'OPEN' | 'CLOSED' | 'FINALIZED' | 'AMENDED';
export type SlotFacts = {
  slotId: string;
  sessionId: string;
  title: string;
  code: string;
  day: string;
  half: 'morning' | 'afternoon';
  startsAt: Date;
  endsAt: Date;
  place: string;
  trainerName: string | null;
  state: SheetState;
};
export type SlotDetails = SlotFacts & {
  countersignedAt: Date | null;
  sealedSha256: string | null;
  codeSecret: Buffer | null;
};

const FACTS = sql`
  slot.id as "slotId", slot.session_id as "sessionId", session.title, session.code, slot.day, slot.half,
  coalesce(sheet.actual_starts_at, slot.starts_at) as "startsAt", coalesce(sheet.actual_ends_at, slot.ends_at) as "endsAt",
  case when slot.modality = 'virtualClass' then 'Classe virtuelle' else coalesce(room.name || ', ' || room.town, '') end as place,
  trainer.first_name || ' ' || trainer.last_name as "trainerName", coalesce(sheet.state, 'PLANNED') as state`;
const FROM = sql`
      from sessions.session_slot as slot
      join sessions.session on session.id = slot.session_id and session.state not in ('CANCELLED', 'POSTPONED')
      left join attendance.sheet on sheet.slot_id = slot.id
      left join sessions.room on room.id = slot.room_id
      left join identity.person as trainer on trainer.id = slot.trainer_id`;

function reachable(ctx: Context): Sql {
  if (ctx.reach !== 'assigned') return sql`true`;
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return sql`(slot.trainer_id = ${personId} or session.trainer_id = ${personId})`;
}

/** One half-day that the caller reaches, with its sheet when it was opened. */
export async function findSlot(ctx: Context, slotId: string): Promise<SlotDetails | null> {
  const [slot] = await ctx.query(sql<SlotDetails>`
    select ${FACTS}, sheet.countersigned_at as "countersignedAt", sheet.sealed_sha256 as "sealedSha256", sheet.code_secret as "codeSecret"
      ${FROM}
     where slot.id = ${slotId} and ${reachable(ctx)}
  `);
  return slot ?? null;
}

export type Counts = { expected: number; signed: number; settled: number };
const COUNTS = sql`
  (select count(*)::int from enrolment.enrolment where enrolment.session_id = slot.session_id
      and enrolment.status not in ('CANCELLED', 'REPLACED', 'PROSPECTIVE')) as expected,
  (select count(*)::int from attendance.signature where signature.slot_id = slot.id) as signed,
  (select count(*)::int from attendance.presence where presence.slot_id = slot.id) as settled`;

/** Half-days of a trainer on a day, in order of time. */
export async function listTrainerSlots(ctx: Context, trainerId: string, day: string): Promise<(SlotFacts & Counts)[]> {
  return ctx.query(sql<SlotFacts & Counts>`
    select ${FACTS}, ${COUNTS}
      ${FROM}
     where slot.day = ${day} and (slot.trainer_id = ${trainerId} or session.trainer_id = ${trainerId}) and session.state <> 'DRAFT'
     order by slot.starts_at, slot.id
  `);
}

/** How far back a forgotten sheet is still called to mind, in days. */
const FORGOTTEN_DAYS = 180;

/** Half-days of a trainer that are over with people expected, and not sealed. */
export async function listUnsealedSlots(ctx: Context, trainerId: string): Promise<(SlotFacts & Counts)[]> {
  return ctx.query(sql<SlotFacts & Counts>`
    select ${FACTS}, ${COUNTS}
      ${FROM}
     where (slot.trainer_id = ${trainerId} or session.trainer_id = ${trainerId}) and session.state not in ('DRAFT', 'CLOSED')
       and slot.ends_at < ${ctx.now} and slot.starts_at > ${new Date(ctx.now.getTime() - FORGOTTEN_DAYS * 86_400_000)}
       and coalesce(sheet.state, '') not in ('FINALIZED', 'AMENDED') and session.seats_taken > 0
     order by slot.starts_at, slot.id
     limit 50
  `);
}

/** The nearest days before and after a day on which a trainer teaches. */
export async function findDaysAround(
  ctx: Context,
  trainerId: string,
  day: string,
): Promise<{ previousDay: string | null; nextDay: string | null }> {
  const [around] = await ctx.query(sql<{ previousDay: string | null; nextDay: string | null }>`
    select max(slot.day) filter (where slot.day < ${day}::date) as "previousDay",
           min(slot.day) filter (where slot.day > ${day}::date) as "nextDay"
      from sessions.session_slot as slot
      join sessions.session on session.id = slot.session_id and session.state not in ('DRAFT', 'CANCELLED', 'POSTPONED')
     where slot.trainer_id = ${trainerId} or session.trainer_id = ${trainerId}
  `);
  return around ?? { previousDay: null, nextDay: null };
}

export async function listSessionSlots(ctx: Context, sessionId: string): Promise<(SlotFacts & Counts)[]> {
  return ctx.query(sql<SlotFacts & Counts>`
    select ${FACTS}, ${COUNTS} ${FROM} where slot.session_id = ${sessionId} and ${reachable(ctx)} order by slot.position
  `);
}

export type ExpectedPerson = {
  slotId: string;
  enrolmentId: string;
  learnerId: string;
  companyId: string | null;
  firstName: string;
  lastName: string;
  companyName: string | null;
  signedAt: Date | null;
  signedLateMn: number | null;
  drawnAt: Date | null;
  via: string | null;
  strokes: [number, number][][] | null;
  evidenceSha256: string | null;
  markStatus: 'PRESENT' | 'LATE' | 'LEFT_EARLY' | 'ABSENT_JUSTIFIED' | 'ABSENT_UNJUSTIFIED' | 'EXCUSED_BY_OF' | null;
  markLateMn: number | null;
  markEarlyMn: number | null;
};

/** Everybody expected at some half-days, with their signature and the trainer's last mark. */
export async function listExpected(ctx: Context, slotIds: readonly string[]): Promise<ExpectedPerson[]> {
  return ctx.query(sql<ExpectedPerson>`
    select slot.id as "slotId", enrolment.id as "enrolmentId", enrolment.learner_id as "learnerId", enrolment.company_id as "companyId",
           person.first_name as "firstName", person.last_name as "lastName", company.name as "companyName",
           signature.signed_at as "signedAt", signature.late_mn as "signedLateMn", signature.drawn_at as "drawnAt", signature.via, signature.strokes,
           signature.evidence_sha256 as "evidenceSha256", mark.status as "markStatus", mark.late_mn as "markLateMn", mark.early_mn as "markEarlyMn"
      from sessions.session_slot as slot
      join enrolment.enrolment on enrolment.session_id = slot.session_id and enrolment.status not in ('CANCELLED', 'REPLACED', 'PROSPECTIVE')
      join identity.person on person.id = enrolment.learner_id
      left join people.client_company as company on company.id = enrolment.company_id
      left join attendance.signature on signature.slot_id = slot.id and signature.enrolment_id = enrolment.id
      left join lateral (select status, late_mn, early_mn from attendance.mark
                          where mark.slot_id = slot.id and mark.enrolment_id = enrolment.id order by mark.id desc limit 1) as mark
                     on mark.status <> 'UNDONE'
     where slot.id = any(${[...slotIds]}::uuid[])
     order by kernel.fold(person.last_name), kernel.fold(person.first_name), enrolment.id
  `);
}

/** Open sheets of today, for finding a half-day by its short code. A few dozen at most. */
export async function listOpenSheets(ctx: Context): Promise<{ slotId: string; codeSecret: Buffer }[]> {
  return ctx.query(sql<{ slotId: string; codeSecret: Buffer }>`
    select slot_id as "slotId", code_secret as "codeSecret" from attendance.sheet
     where state = 'OPEN' and actual_ends_at > ${new Date(ctx.now.getTime() - 86_400_000)}
     order by opened_at desc limit 500
  `);
}

/** Half-days of these sessions that somebody was to attend and whose sheet is not sealed, by session. */
export async function countUnsealed(ctx: Context, sessionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.query(sql<{ sessionId: string; count: number }>`
    select slot.session_id as "sessionId", count(*)::int as count
      from sessions.session_slot as slot
      join sessions.session on session.id = slot.session_id and session.seats_taken > 0
      left join attendance.sheet on sheet.slot_id = slot.id
     where slot.session_id = any(${[...sessionIds]}::uuid[])
       and coalesce(sheet.state, '') not in ('FINALIZED', 'AMENDED')
     group by slot.session_id
  `);
  return new Map(rows.map(({ sessionId, count }) => [sessionId, count]));
}
