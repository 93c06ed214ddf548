import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';

export type NewSignature = {
  readonly slotId: string;
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly companyId: string | null;
  readonly method: 'drawn' | 'typed';
  readonly via: 'own-device' | 'trainer-device';
  readonly strokes: unknown;
  readonly lateMn: number;
  readonly receipt: string;
  readonly evidenceSha256: string;
  readonly userAgent: string;
  readonly drawnAt: Date | null;
};
export type StoredSignature = { readonly signedAt: Date; readonly lateMn: number; readonly receipt: string };

/**
 * Inserts the signature unless this person already signed this half-day, then reads back what stands.
 *
 * Two statements on purpose: one that inserts and falls back to a select reads an old snapshot and finds nothing when
 * another phone signs at the same instant.
 */
export async function insertOnce(ctx: Context, one: NewSignature): Promise<StoredSignature & { isNew: boolean }> {
  const inserted = await ctx.query(sql`
    insert into attendance.signature (id, slot_id, enrolment_id, learner_id, company_id, signed_at, method, via, strokes, late_mn, receipt,
                                      evidence_sha256, user_agent, drawn_at)
    values (${ctx.newId()}, ${one.slotId}, ${one.enrolmentId}, ${one.learnerId}, ${one.companyId}, ${ctx.now}, ${one.method}, ${one.via},
            ${one.strokes ? json(one.strokes) : null}::jsonb, ${one.lateMn}, ${one.receipt}, ${one.evidenceSha256}, ${one.userAgent}, ${one.drawnAt})
        on conflict on constraint one_signature_per_slot do nothing
    returning id
  `);
  const [stored] = await ctx.query(sql<StoredSignature>`
    select signed_at as "signedAt", late_mn as "lateMn", receipt from attendance.signature
     where slot_id = ${one.slotId} and enrolment_id = ${one.enrolmentId}
  `);
  if (!stored) throw new Error('a signature was not read back');
  return { ...stored, isNew: inserted.length > 0 };
}

export async function insertMark(
  ctx: Context,
  one: {
    slotId: string;
    enrolmentId: string;
    learnerId: string;
    companyId: string | null;
    status: string;
    lateMn: number;
    earlyMn: number;
    reason: string;
  },
): Promise<void> {
  await ctx.query(sql`
    insert into attendance.mark (slot_id, enrolment_id, learner_id, company_id, at, by_person_id, status, late_mn, early_mn, reason)
    values (${one.slotId}, ${one.enrolmentId}, ${one.learnerId}, ${one.companyId}, ${ctx.now},
            ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}, ${one.status}, ${one.lateMn}, ${one.earlyMn}, ${one.reason})
  `);
}
