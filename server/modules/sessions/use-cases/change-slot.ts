import type { z } from 'zod';
import type { SlotChangeBody } from '../../../../contract/sessions.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { changeSlot as afterChange, datesAfter, type PlacedSlot } from '../domain/change-slot.ts';
import { parisInstant } from '../domain/paris-time.ts';
import { isLiving } from '../domain/session-states.ts';
import { listConflicts } from '../store/conflict.read.ts';
import { findSession, listSlots } from '../store/session.read.ts';
import * as sessions from '../store/session.store.ts';

type Given = {
  readonly sessionId: string;
  readonly slotId: string;
  readonly body: z.output<typeof SlotChangeBody>;
  /** Half-days that nobody has begun to sign. */
  readonly free: ReadonlySet<string>;
};

/**
 * Moves a half-day, or changes its hours, place, trainer or link; the session's dates follow.
 *
 * Whoever calls has held the session with `holdSession`. Conflicts are refused until the planner says that they are kept.
 */
export async function changeSlot(ctx: Context, { sessionId, slotId, body, free }: Given): Promise<void> {
  const session = await findSession(ctx, sessionId);
  const before = await listSlots(ctx, sessionId);
  const own = before.find((slot) => slot.slotId === slotId);
  if (!session || !own) throw new Refusal('NOT_FOUND');
  if (!isLiving(session.state)) throw new Refusal('SESSION_OVER');
  const { starts, ends, acceptConflicts, applyToNext, ...facts } = body;
  const isOnSite = body.modality === 'onSite';
  const change = {
    ...facts,
    roomId: isOnSite ? body.roomId : null,
    videoLink: isOnSite ? '' : body.videoLink,
    startsAt: parisInstant(body.day, starts),
    endsAt: parisInstant(body.day, ends),
  };
  const next = before.filter((slot) => applyToNext && slot.position > own.position && free.has(slot.slotId));
  const alsoTo = new Set(next.map((slot) => slot.slotId));
  const after = afterChange(before, { slotId, change, alsoTo });
  if ('wrongDay' in after) throw new Refusal('SLOTS_INVALID', { day: after.wrongDay });
  const touched = after.slots.filter((slot) => slot.slotId === slotId || alsoTo.has(slot.slotId));
  if (!acceptConflicts) await refuseConflicts(ctx, touched, sessionId);

  await sessions.rewriteSlots(ctx, sessionId, after.slots);
  await sessions.rewriteDates(ctx, sessionId, datesAfter(session, before, after.slots));
  await ctx.record({
    action: 'sessions.half-day-changed',
    subject: { kind: 'slot', id: slotId },
    links: { session: sessionId, slot: slotId },
    facts: {
      from: own.startsAt.toISOString(),
      to: change.startsAt.toISOString(),
      halfDays: touched.length,
      conflictsAccepted: acceptConflicts,
    },
  });
}

async function refuseConflicts(ctx: Context, slots: readonly PlacedSlot[], sessionId: string): Promise<void> {
  const found = (await listConflicts(ctx, slots)).filter(({ otherSessionId }) => otherSessionId !== sessionId);
  const [first] = found;
  if (first) throw new Refusal('PLANNING_CONFLICT', { name: first.name, code: first.otherCode, count: found.length });
}
