import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { isAbsence, type Mark } from '../domain/presence.ts';
import { listExpected } from '../store/sheet.read.ts';
import { holdOpenSheet } from '../store/sheet.store.ts';
import { insertMark } from '../store/signature.store.ts';
import { existingSlot } from './read-sheet.ts';

/** Late, left early or absent, as the trainer decides. The last word counts; every word is kept. */
export async function markPresence(
  ctx: Context,
  slotId: string,
  mark: Mark & { enrolmentId: string; reason: string },
): Promise<void> {
  const slot = await existingSlot(ctx, slotId);
  if (!(await holdOpenSheet(ctx, slotId))) throw new Refusal('SHEET_NOT_OPEN');
  const person = (await listExpected(ctx, [slotId])).find((one) => one.enrolmentId === mark.enrolmentId);
  if (!person) throw new Refusal('LEARNER_NOT_EXPECTED');
  if (!isAbsence(mark.status) && !person.signedAt) throw new Refusal('MARK_NEEDS_SIGNATURE');
  await insertMark(ctx, { ...mark, slotId, learnerId: person.learnerId, companyId: person.companyId });
  await ctx.record({
    action: 'attendance.marked',
    subject: { kind: 'slot', id: slotId },
    links: {
      session: slot.sessionId,
      slot: slotId,
      person: person.learnerId,
      company: person.companyId,
      enrolment: mark.enrolmentId,
    },
    facts: { status: mark.status, lateMn: mark.lateMn, earlyMn: mark.earlyMn },
    ...(mark.reason ? { personal: { reason: mark.reason } } : {}),
  });
}
