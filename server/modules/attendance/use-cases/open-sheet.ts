import { parisDay } from '../../../kernel/clock.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { holdSlot } from '../../sessions/index.ts';
import { opensAt } from '../domain/signing-window.ts';
import { insertSheet } from '../store/sheet.store.ts';
import { existingSlot, readSheet } from './read-sheet.ts';

const SECRET_BYTES = 32;
const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** Opens a half-day for signing, from fifteen minutes before it starts. Opening twice is not an error. */
export async function openSheet(ctx: Context, slotId: string) {
  await holdSlot(ctx, slotId);
  const slot = await existingSlot(ctx, slotId);
  const opening = opensAt(slot.startsAt);
  if (ctx.now < opening) {
    const isToday = parisDay(opening) === parisDay(ctx.now);
    const clock = CLOCK.format(opening).replace(/^0/, '');
    throw new Refusal('SLOT_NOT_OPEN_YET', { opensAt: isToday ? clock : `${clock} (${DAY.format(opening)})` });
  }
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
