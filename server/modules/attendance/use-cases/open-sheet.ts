import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { opensAt } from '../domain/signing-window.ts';
import { insertSheet } from '../store/sheet.store.ts';
import { existingSlot, readSheet } from './read-sheet.ts';

const SECRET_BYTES = 32;
const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });

/** Opens a half-day for signing, from fifteen minutes before it starts. Opening twice is not an error. */
export async function openSheet(ctx: Context, slotId: string) {
  const slot = await existingSlot(ctx, slotId);
  if (ctx.now < opensAt(slot.startsAt))
    throw new Refusal('SLOT_NOT_OPEN_YET', { opensAt: CLOCK.format(opensAt(slot.startsAt)) });
  if (await insertSheet(ctx, { ...slot, codeSecret: ctx.randomBytes(SECRET_BYTES) })) {
    await ctx.record({
      action: 'attendance.opened',
      subject: { kind: 'slot', id: slotId },
      links: { session: slot.sessionId, slot: slotId },
      facts: { day: slot.day, half: slot.half },
    });
  }
  return readSheet(ctx, slotId);
}
