export type PlacedSlot = {
  readonly slotId: string;
  readonly position: number;
  readonly day: string;
  readonly half: 'morning' | 'afternoon';
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly modality: 'onSite' | 'virtualClass';
  readonly trainerId: string | null;
  readonly roomId: string | null;
  readonly videoLink: string;
};
export type SlotChange = Omit<PlacedSlot, 'slotId' | 'position'>;

/**
 * Half-days of a session after one of them changed, in order of time, or the day that cannot be: it ends before it starts,
 * overlaps another half-day or takes its place.
 *
 * `alsoTo` are half-days that receive the same place, trainer and link; their day and hours stay.
 */
export function changeSlot(
  slots: readonly PlacedSlot[],
  { slotId, change, alsoTo }: { slotId: string; change: SlotChange; alsoTo: ReadonlySet<string> },
): { slots: PlacedSlot[] } | { wrongDay: string } {
  const { modality, trainerId, roomId, videoLink } = change;
  const changed = slots
    .map((slot) => {
      if (slot.slotId === slotId) return { ...slot, ...change };
      return alsoTo.has(slot.slotId) ? { ...slot, modality, trainerId, roomId, videoLink } : slot;
    })
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const [index, slot] of changed.entries()) {
    const before = changed[index - 1];
    const isTaken = before && (before.endsAt > slot.startsAt || (before.day === slot.day && before.half === slot.half));
    if (slot.endsAt <= slot.startsAt || isTaken) return { wrongDay: change.day };
  }
  return { slots: changed.map((slot, index) => ({ ...slot, position: index + 1 })) };
}

/**
 * Dates of the session after its half-days moved. An end that stood on the first or last half-day follows it; one that was
 * set apart, for remote work before or after, only widens.
 */
export function datesAfter(
  dates: { startsOn: string; endsOn: string },
  before: readonly PlacedSlot[],
  after: readonly PlacedSlot[],
): { startsOn: string; endsOn: string } {
  const [first, last] = [before[0]?.day, before.at(-1)?.day];
  const [newFirst = dates.startsOn, newLast = dates.endsOn] = [after[0]?.day, after.at(-1)?.day];
  return {
    startsOn: dates.startsOn === first || newFirst < dates.startsOn ? newFirst : dates.startsOn,
    endsOn: dates.endsOn === last || newLast > dates.endsOn ? newLast : dates.endsOn,
  };
}
