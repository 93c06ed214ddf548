import type { PackageDescription, PackageItem } from '../manifest/index.ts';

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
 * Hidden items count only when nothing else opens: authoring tools hide results pages that nobody must visit.
 */
export function stepOutcome(
  { launchable }: Pick<PackageDescription, 'launchable'>,
  records: ReadonlyMap<string, ItemRecord>,
): StepOutcome {
  const visible = launchable.filter(({ isVisible }) => isVisible);
  const counted: readonly PackageItem[] = visible.length > 0 ? visible : launchable;
  const shares = counted.map((item) => shareOf(records.get(item.identifier)));
  const scores = counted.flatMap((item) => records.get(item.identifier)?.scoreBp ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    isDone: shares.every((share) => share === 1),
    progressBp: Math.floor((sum(shares) / Math.max(1, shares.length)) * 10_000),
    scoreBp: scores.length > 0 ? Math.round(sum(scores) / scores.length) : null,
  };
}

function shareOf(record: ItemRecord | undefined): number {
  if (!record) return 0;
  if (record.completion === 'completed' || record.success === 'passed') return 1;
  // What content says of itself never makes it done: only its completion does.
  return Math.min(0.99, Math.max(0, record.progress ?? 0));
}
