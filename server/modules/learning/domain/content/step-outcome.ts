import type { PackageDescription, PackageItem } from '../manifest/index.ts';
import type { CourseOutcome } from '../sequencing/index.ts';

export type ItemRecord = {
  readonly completion: 'not-attempted' | 'unknown' | 'incomplete' | 'completed';
  readonly success: 'unknown' | 'passed' | 'failed';
  readonly scoreBp: number | null;
  /** 0 to 1, what the content says of itself. */
  readonly progress: number | null;
};

export type StepOutcome = {
  readonly isDone: boolean;
  readonly progressBp: number;
  readonly scoreBp: number | null;
};

/**
 * What a package amounts to as one step of a path: done when every item a learner can open is done, whatever the score;
 * its score is the mean of the items that have one.
 *
 * Hidden items count only when nothing else opens: authoring tools hide results pages that nobody must visit. A course
 * with rules is also done when they say so: a test passed at the beginning may spare the rest.
 */
export function stepOutcome(
  { launchable }: Pick<PackageDescription, 'launchable'>,
  records: ReadonlyMap<string, ItemRecord>,
  course: CourseOutcome | null = null,
): StepOutcome {
  const visible = launchable.filter(({ isVisible }) => isVisible);
  const counted: readonly PackageItem[] = visible.length > 0 ? visible : launchable;
  const shares = counted.map((item) => shareOf(records.get(item.identifier)));
  const scores = counted.flatMap((item) => records.get(item.identifier)?.scoreBp ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    isDone: course?.isDone || shares.every((share) => share === 1),
    progressBp: Math.floor(Math.max(course?.progress ?? 0, sum(shares) / Math.max(1, shares.length)) * 10_000),
    scoreBp: scoreBp(course?.scoreScaled ?? null, scores),
  };
}

function scoreBp(ofCourse: number | null, scores: readonly number[]): number | null {
  if (ofCourse !== null) return Math.round(Math.max(0, Math.min(1, ofCourse)) * 10_000);
  return scores.length > 0 ? Math.round(scores.reduce((total, one) => total + one, 0) / scores.length) : null;
}

function shareOf(record: ItemRecord | undefined): number {
  if (!record) return 0;
  if (record.completion === 'completed' || record.success === 'passed') return 1;
  // What content says of itself never makes it done: only its completion does.
  return Math.min(0.99, Math.max(0, record.progress ?? 0));
}
