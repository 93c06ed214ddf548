import type { z } from 'zod';
import type { SessionBody } from '../../../../contract/sessions.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findVersion } from '../../catalogue/index.ts';
import { planSlots, type TimedSlot } from '../domain/slot-plan.ts';
import { listConflicts } from '../store/conflict.read.ts';
import * as sessions from '../store/session.store.ts';

type Body = z.output<typeof SessionBody>;

/**
 * Plans a session from a published program: its half-days, trainer, room and seats.
 *
 * Conflicts of trainer or room are refused until the planner says that they are kept.
 */
export async function planSession(ctx: Context, body: Body): Promise<{ sessionId: string; code: string }> {
  const version = await findVersion(ctx, body.programVersionId);
  if (version?.state !== 'published') throw new Refusal('PROGRAM_NOT_PUBLISHED');
  if (body.seatsMax < body.seatsMin) throw new Refusal('SEATS_INVALID');
  const slots = timedSlots(body);
  if (!body.acceptConflicts) await refuseConflicts(ctx, slots);

  const code = await sessions.nextCode(ctx, Number(body.startsOn.slice(0, 4)));
  const sessionId = await sessions.insertSession(ctx, { ...body, code, title: version.title });
  await sessions.insertSlots(ctx, sessionId, slots);
  await ctx.record({
    action: 'sessions.session-planned',
    subject: { kind: 'session', id: sessionId },
    links: { session: sessionId },
    facts: {
      code,
      slots: slots.length,
      startsOn: body.startsOn,
      endsOn: body.endsOn,
      conflictsAccepted: body.acceptConflicts,
    },
  });
  return { sessionId, code };
}

function timedSlots(body: Body): TimedSlot[] {
  if (body.endsOn < body.startsOn) throw new Refusal('SLOTS_INVALID', { day: body.endsOn });
  const withDefaults = body.slots.map((slot) => ({
    ...slot,
    trainerId: slot.trainerId ?? body.trainerId,
    roomId: slot.modality === 'onSite' ? (slot.roomId ?? body.roomId) : null,
  }));
  const plan = planSlots(withDefaults, body);
  if ('wrongDay' in plan) throw new Refusal('SLOTS_INVALID', { day: plan.wrongDay });
  return plan.slots;
}

async function refuseConflicts(ctx: Context, slots: readonly TimedSlot[]): Promise<void> {
  const [first, ...others] = await listConflicts(ctx, slots);
  if (first)
    throw new Refusal('PLANNING_CONFLICT', { name: first.name, code: first.otherCode, count: others.length + 1 });
}
