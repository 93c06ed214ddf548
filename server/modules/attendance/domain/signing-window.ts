const MINUTE_MS = 60_000;

/** How early and how late a half-day may be signed, in minutes around it. Product choices, not legal rules. */
export const OPENS_BEFORE_MN = 15;
export const CLOSES_AFTER_MN = 15;
/** A signature this much after the start is a lateness; people do not all scan at the same second. */
export const LATE_AFTER_MN = 15;

export function opensAt(startsAt: Date): Date {
  return new Date(startsAt.getTime() - OPENS_BEFORE_MN * MINUTE_MS);
}

/** Whether learners may sign on their own phones now: both ends count. */
export function isSigningTime({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): boolean {
  return now >= opensAt(startsAt) && now <= closesAt(endsAt);
}

/** Whole minutes between the start and the signature when they are a lateness, else 0; never more than the half-day. */
export function lateMinutes({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, signedAt: Date): number {
  const late = Math.floor((signedAt.getTime() - startsAt.getTime()) / MINUTE_MS);
  return late > LATE_AFTER_MN ? Math.min(late, plannedMinutes({ startsAt, endsAt })) : 0;
}

/** Length of a half-day in whole minutes. */
export function plannedMinutes({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
}

/** Younger than this, a signature was on its way, not kept: the moment it was received counts. */
const HELD_MIN_MS = 2 * MINUTE_MS;
/** A phone without network keeps a signature at most this long. */
const HELD_MAX_MS = 12 * 60 * MINUTE_MS;

/**
 * When somebody signed on a phone that had no network: what its clock said, if that is possible at all (after the opening,
 * not in the future, not half a day old); else the moment it was received.
 */
export function signingMoment(slot: { startsAt: Date }, drawnAt: Date | null, now: Date): Date {
  if (!drawnAt || drawnAt < opensAt(slot.startsAt)) return now;
  const heldMs = now.getTime() - drawnAt.getTime();
  return heldMs >= HELD_MIN_MS && heldMs <= HELD_MAX_MS ? drawnAt : now;
}

/** Until when learners may sign on their own phones. */
export function closesAt(endsAt: Date): Date {
  return new Date(endsAt.getTime() + CLOSES_AFTER_MN * MINUTE_MS);
}
