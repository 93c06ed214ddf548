/**
 * Attempts that may still be started; null when there is no limit.
 *
 * With a limit, passing ends it: right answers are shown then, and a better score would prove nothing.
 */
export function attemptsLeft(
  maxAttempts: number | null,
  { used, hasPassed }: { readonly used: number; readonly hasPassed: boolean },
): number | null {
  if (maxAttempts === null) return null;
  return hasPassed ? 0 : Math.max(0, maxAttempts - used);
}
