import type { z } from 'zod';
import type { SlotChangeBody } from '../../../../contract/sessions.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { changeSlot, holdSession } from '../../sessions/index.ts';
import { listSessionSlots } from '../store/sheet.read.ts';
import { existingSlot } from './read-sheet.ts';

/**
 * Changes a half-day as long as its roll call has not begun: what was signed stands.
 *
 * The session is held first, so that a sheet cannot be opened between the question and the change.
 */
export async function changeHalfDay(
  ctx: Context,
  slotId: string,
  body: z.output<typeof SlotChangeBody>,
): Promise<void> {
  const { sessionId } = await existingSlot(ctx, slotId);
  await holdSession(ctx, sessionId);
  const slots = await listSessionSlots(ctx, sessionId);
  const free = new Set(slots.filter(({ state }) => state === 'PLANNED').map((slot) => slot.slotId));
  if (!free.has(slotId)) throw new Refusal('SLOT_ALREADY_OPENED');
  await changeSlot(ctx, { sessionId, slotId, body, free });
}
