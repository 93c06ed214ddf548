import type { Outcome } from './runtime.ts';

/**
 * What a learner keeps of an item over its sessions: done stays done, passed stays passed, the best score stays.
 *
 * A new attempt of 2004 starts from nothing; it must not take away what the former one proved.
 */
export function bestOutcome(before: Outcome | null, now: Outcome): Outcome {
  if (!before) return now;
  const isBetter = (now.scoreScaled ?? Number.NEGATIVE_INFINITY) >= (before.scoreScaled ?? Number.NEGATIVE_INFINITY);
  const best = isBetter ? now : before;
  return {
    ...now,
    completion: before.completion === 'completed' ? 'completed' : now.completion,
    success: before.success === 'passed' || now.success === 'unknown' ? before.success : now.success,
    scoreScaled: best.scoreScaled,
    scoreRaw: best.scoreRaw,
    totalTimeHundredths: Math.max(before.totalTimeHundredths, now.totalTimeHundredths),
  };
}
