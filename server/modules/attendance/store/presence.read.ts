import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type ProvenPresence = {
  slotId: string;
  enrolmentId: string;
  day: string;
  half: 'morning' | 'afternoon';
  modality: 'onSite' | 'virtualClass';
  startsAt: Date;
  endsAt: Date;
  status: string;
  plannedMn: number;
  attendedMn: number;
  sealedSha256: string;
};

/** Sealed half-days of one enrolment: the only ones that prove hours. */
export async function listProvenPresences(ctx: Context, enrolmentIds: readonly string[]): Promise<ProvenPresence[]> {
  return ctx.query(sql<ProvenPresence>`
    select presence.slot_id as "slotId", presence.enrolment_id as "enrolmentId", slot.day, slot.half, slot.modality,
           sheet.actual_starts_at as "startsAt", sheet.actual_ends_at as "endsAt", presence.status, presence.planned_mn as "plannedMn",
           presence.attended_mn as "attendedMn", sheet.sealed_sha256 as "sealedSha256"
      from attendance.presence
      join attendance.sheet on sheet.slot_id = presence.slot_id
      join sessions.session_slot as slot on slot.id = presence.slot_id
     where presence.enrolment_id = any(${[...enrolmentIds]}::uuid[])
     order by slot.starts_at, presence.enrolment_id
  `);
}

export type SealedLine = {
  enrolmentId: string;
  status: string;
  plannedMn: number;
  attendedMn: number;
};
export type SealedSheet = {
  slotId: string;
  day: string;
  half: 'morning' | 'afternoon';
  modality: 'onSite' | 'virtualClass';
  plannedStartsAt: Date;
  plannedEndsAt: Date;
  startsAt: Date;
  endsAt: Date;
  trainerName: string | null;
  countersignedAt: Date;
  trainerStrokes: [number, number][][] | null;
  sealedSha256: string;
  lines: SealedLine[];
};

/** Sealed half-days of a session as they were countersigned, in order. */
export async function listSealedSheets(ctx: Context, sessionId: string): Promise<SealedSheet[]> {
  return ctx.query(sql<SealedSheet>`
    select sheet.slot_id as "slotId", slot.day, slot.half, slot.modality, slot.starts_at as "plannedStartsAt",
           slot.ends_at as "plannedEndsAt", sheet.actual_starts_at as "startsAt", sheet.actual_ends_at as "endsAt",
           trainer.first_name || ' ' || trainer.last_name as "trainerName", sheet.countersigned_at as "countersignedAt",
           sheet.trainer_strokes as "trainerStrokes", sheet.sealed_sha256 as "sealedSha256",
           (select coalesce(jsonb_agg(jsonb_build_object('enrolmentId', presence.enrolment_id, 'status', presence.status,
                      'plannedMn', presence.planned_mn, 'attendedMn', presence.attended_mn)), '[]')
              from attendance.presence where presence.slot_id = sheet.slot_id) as lines
      from attendance.sheet
      join sessions.session_slot as slot on slot.id = sheet.slot_id
      left join identity.person as trainer on trainer.id = slot.trainer_id
     where sheet.session_id = ${sessionId} and sheet.state in ('FINALIZED', 'AMENDED')
     order by slot.position
  `);
}
