import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Receipt, SignatureBody } from '../../../../contract/attendance.ts';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { lateMinutes, signingMoment } from '../domain/signing-window.ts';
import { listExpected, type SlotDetails } from '../store/sheet.read.ts';
import { holdOpenSheet } from '../store/sheet.store.ts';
import { insertOnce } from '../store/signature.store.ts';

const RECEIPT_BYTES = 6;
const RECEIPT_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

export type Signing = {
  readonly slot: SlotDetails;
  readonly enrolmentId: string;
  readonly signature: z.output<typeof SignatureBody>;
  readonly via: 'own-device' | 'trainer-device';
  readonly userAgent: string;
  /** What the clock of a phone without network said; only the trainer's phone keeps signatures. */
  readonly drawnAt?: Date | null;
};

/**
 * Signs a half-day for one person. Signing twice is not an error: the first signature stands and is shown again.
 *
 * Keeps INV-ATT-01 (one signature per person and half-day) and INV-ATT-02 (never after the seal). What is answered was
 * read back from the database, so a receipt is always a stored signature.
 */
export async function sign(
  ctx: Context,
  { slot, enrolmentId, signature, via, userAgent, drawnAt = null }: Signing,
): Promise<z.input<typeof Receipt>> {
  if (!(await holdOpenSheet(ctx, slot.slotId))) throw new Refusal('SHEET_NOT_OPEN');
  const person = (await listExpected(ctx, [slot.slotId])).find((one) => one.enrolmentId === enrolmentId);
  if (!person) throw new Refusal('LEARNER_NOT_EXPECTED');

  const moment = signingMoment(slot, drawnAt, ctx.now);
  const held = moment < ctx.now ? moment : null;
  const strokes = signature.method === 'drawn' ? signature.strokes : null;
  const evidence = {
    slotId: slot.slotId,
    enrolmentId,
    learnerId: person.learnerId,
    signedAt: ctx.now.toISOString(),
    ...(held ? { drawnAt: held.toISOString() } : {}),
    method: signature.method,
    via,
    strokes,
  };
  const stored = await insertOnce(ctx, {
    ...evidence,
    drawnAt: held,
    companyId: person.companyId,
    lateMn: lateMinutes(slot, moment),
    receipt: receiptNumber(ctx.randomBytes(RECEIPT_BYTES)),
    evidenceSha256: createHash('sha256').update(canonicalJson(evidence)).digest('hex'),
    userAgent,
  });
  if (stored.isNew) {
    await ctx.record({
      action: 'attendance.signed',
      subject: { kind: 'slot', id: slot.slotId },
      links: {
        session: slot.sessionId,
        slot: slot.slotId,
        person: person.learnerId,
        company: person.companyId,
        enrolment: enrolmentId,
      },
      facts: {
        method: signature.method,
        via,
        lateMn: stored.lateMn,
        receipt: stored.receipt,
        ...(held ? { drawnAt: held.toISOString() } : {}),
      },
    });
  }
  return {
    receipt: stored.receipt,
    firstName: person.firstName,
    signedAt: stored.signedAt.toISOString(),
    lateMn: stored.lateMn,
    alreadySigned: !stored.isNew,
  };
}

function receiptNumber(random: Uint8Array): string {
  const letters = [...random].map((byte) => RECEIPT_LETTERS[byte % RECEIPT_LETTERS.length]).join('');
  return `E-${letters.slice(0, 3)}${letters.slice(3)}`;
}
