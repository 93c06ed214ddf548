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
  return now >= opensAt(startsAt) && now.getTime() <= endsAt.getTime() + CLOSES_AFTER_MN * MINUTE_MS;
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
