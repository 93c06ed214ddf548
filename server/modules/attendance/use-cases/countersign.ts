import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { SignatureBody } from '../../../../contract/attendance.ts';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { attendedMinutes, isSettled } from '../domain/presence.ts';
import { plannedMinutes } from '../domain/signing-window.ts';
import { listExpected, type SlotDetails } from '../store/sheet.read.ts';
import { holdOpenSheet, insertPresences, moveToFinalized } from '../store/sheet.store.ts';
import { existingSlot, presenceOfPerson, readSheet } from './read-sheet.ts';

// Groups often end a little before the planned time; before that a countersignature would attest the future.
const EARLIEST_BEFORE_END_MS = 30 * 60_000;
const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' });

/**
 * The trainer countersigns a half-day: it is sealed, nobody signs any more, and everybody's minutes are written.
 *
 * Keeps INV-ATT-02 (no signature after the seal: it takes the sheet alone) and INV-ATT-03 (minutes come from sealed sheets).
 */
export async function countersign(ctx: Context, slotId: string, signature: z.output<typeof SignatureBody>) {
  const slot = await existingSlot(ctx, slotId);
  if (!(await holdOpenSheet(ctx, slotId, { alone: true }))) throw new Refusal('SHEET_NOT_OPEN');
  const earliest = new Date(slot.endsAt.getTime() - EARLIEST_BEFORE_END_MS);
  if (ctx.now < earliest) throw new Refusal('SLOT_NOT_OVER', { endsAt: CLOCK.format(earliest) });

  const lines = await sealedLines(ctx, slot);
  const unsettled = lines.filter((line) => !isSettled(line)).length;
  if (unsettled > 0) throw new Refusal('SHEET_UNSETTLED', { count: unsettled });

  const strokes = signature.method === 'drawn' ? signature.strokes : null;
  const sealed = sealedFacts(ctx, slot, { lines, strokes });
  const sealedSha256 = createHash('sha256').update(canonicalJson(sealed)).digest('hex');
  if (!(await moveToFinalized(ctx, { slotId, trainerStrokes: strokes, sealed, sealedSha256 })))
    throw new Refusal('SHEET_NOT_OPEN');
  await insertPresences(
    ctx,
    lines.map((line) => ({ ...line, slotId, sessionId: slot.sessionId })),
  );
  await ctx.record({
    action: 'attendance.sealed',
    subject: { kind: 'slot', id: slotId },
    links: { session: slot.sessionId, slot: slotId },
    facts: { sealedSha256, people: lines.length, attendedMn: lines.reduce((sum, line) => sum + line.attendedMn, 0) },
  });
  return readSheet(ctx, slotId);
}

async function sealedLines(ctx: Context, slot: SlotDetails) {
  const plannedMn = plannedMinutes(slot);
  return (await listExpected(ctx, [slot.slotId])).map((person) => {
    const presence = presenceOfPerson(person);
    const { enrolmentId, learnerId, companyId, evidenceSha256 } = person;
    return {
      enrolmentId,
      learnerId,
      companyId,
      evidenceSha256,
      ...presence,
      plannedMn,
      attendedMn: attendedMinutes(presence, plannedMn),
    };
  });
}

function sealedFacts(
  ctx: Context,
  slot: SlotDetails,
  { lines, strokes }: { lines: readonly object[]; strokes: unknown },
) {
  return {
    slotId: slot.slotId,
    sessionCode: slot.code,
    title: slot.title,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    place: slot.place,
    trainer: slot.trainerName,
    countersignedAt: ctx.now.toISOString(),
    strokes,
    lines,
  };
}
