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
