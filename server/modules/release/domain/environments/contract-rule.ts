/** A version that was seen on the database, with the last step that removes something it knows; empty when it knows none. */
export type ProcessSeen = { readonly version: string; readonly schemaMax: string; readonly seenAt: Date };

export type WhyNotYet =
  | { readonly why: 'served'; readonly version: string; readonly until: Date }
  | { readonly why: 'unknown'; readonly until: Date }
  | { readonly why: 'rollout'; readonly version: string };

/** Nobody goes back to a version that has been gone for a day. Recommended by the study of releases; our choice. */
const GONE_HOURS = 24;
const HOUR_MS = 3_600_000;

/**
 * Why a step that removes something must wait, or null when nobody needs it any more: no rollout under way, and no process
 * that does not know the step seen for a day.
 *
 * @param watchedSince processes that ran earlier are not known.
 */
export function whyContractWaits(
  step: string,
  {
    now,
    seen,
    watchedSince,
    rolloutUnderWay,
  }: { now: Date; seen: readonly ProcessSeen[]; watchedSince: Date; rolloutUnderWay: string | null },
): WhyNotYet | null {
  if (rolloutUnderWay) return { why: 'rollout', version: rolloutUnderWay };
  const goneAt = (at: Date) => new Date(at.getTime() + GONE_HOURS * HOUR_MS);
  const [last] = seen
    .filter(({ schemaMax, seenAt }) => schemaMax < step && goneAt(seenAt) > now)
    .sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime());
  if (last) return { why: 'served', version: last.version, until: goneAt(last.seenAt) };
  return goneAt(watchedSince) > now ? { why: 'unknown', until: goneAt(watchedSince) } : null;
}
