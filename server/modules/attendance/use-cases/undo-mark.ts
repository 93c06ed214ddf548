import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { listExpected } from '../store/sheet.read.ts';
import { holdOpenSheet } from '../store/sheet.store.ts';
import { insertMark } from '../store/signature.store.ts';
import { existingSlot } from './read-sheet.ts';

/**
 * Takes back what was noted about somebody, as long as the half-day is not sealed: the signature alone counts again.
 *
 * The sheet is taken alone, so that two thumbs at once undo once. What was noted stays in the journal.
 */
export async function undoMark(ctx: Context, slotId: string, enrolmentId: string): Promise<void> {
  const slot = await existingSlot(ctx, slotId);
  if (!(await holdOpenSheet(ctx, slotId, { alone: true }))) throw new Refusal('SHEET_NOT_OPEN');
  const person = (await listExpected(ctx, [slotId])).find((one) => one.enrolmentId === enrolmentId);
  if (!person) throw new Refusal('LEARNER_NOT_EXPECTED');
  if (!person.markStatus) return;
  const { learnerId, companyId, markStatus: undone } = person;
  const mark = { slotId, enrolmentId, learnerId, companyId, lateMn: 0, earlyMn: 0, reason: '' };
  await insertMark(ctx, { ...mark, status: 'UNDONE' });
  await ctx.record({
    action: 'attendance.mark-undone',
    subject: { kind: 'slot', id: slotId },
    links: { session: slot.sessionId, slot: slotId, person: learnerId, company: companyId, enrolment: enrolmentId },
    facts: { undone },
  });
}
