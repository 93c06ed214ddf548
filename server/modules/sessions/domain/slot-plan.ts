import { parisInstant } from './paris-time.ts';

export type PlannedSlot = {
  readonly day: string;
  readonly half: 'morning' | 'afternoon';
  readonly starts: string;
  readonly ends: string;
  readonly modality: 'onSite' | 'virtualClass';
  readonly trainerId: string | null;
  readonly roomId: string | null;
  readonly videoLink: string;
};

export type TimedSlot = PlannedSlot & { readonly position: number; readonly startsAt: Date; readonly endsAt: Date };

/**
 * Half-days in order of time with their instants, or the day of the first one that cannot be: it ends before it starts,
 * stands outside [startsOn, endsOn], or takes a half-day that is already taken.
 */
export function planSlots(
  slots: readonly PlannedSlot[],
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): { slots: TimedSlot[] } | { wrongDay: string } {
  const timed = slots
    .map((slot) => ({
      ...slot,
      startsAt: parisInstant(slot.day, slot.starts),
      endsAt: parisInstant(slot.day, slot.ends),
    }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const [index, slot] of timed.entries()) {
    const before = timed[index - 1];
    const overlaps = before !== undefined && before.endsAt > slot.startsAt;
    const sameHalf = before !== undefined && before.day === slot.day && before.half === slot.half;
    if (slot.endsAt <= slot.startsAt || slot.day < startsOn || slot.day > endsOn || overlaps || sameHalf)
      return { wrongDay: slot.day };
  }
  return { slots: timed.map((slot, index) => ({ ...slot, position: index + 1 })) };
}
