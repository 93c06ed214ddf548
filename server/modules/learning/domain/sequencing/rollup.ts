import { combine, evaluate, preCondition, type Truth } from './conditions.ts';
import type { RollupAction, RollupRule } from './definition.ts';
import { readObjective, writeObjective } from './objectives.ts';
import { type Activity, availableChildren, type Course, isLeaf, pathTo, stateOf } from './tree.ts';

/** Bound of the ripple of shared objectives through a course whose activities read each other in a ring. */
const MOST_ROUNDS = 50;

/**
 * Overall rollup (RB.1.5): what an activity became is told to its ancestors, and to the ancestors of whoever reads a
 * global objective that changed on the way, the deepest first.
 *
 * @param touched global objectives written just before
 */
export function rollUp(course: Course, from: Activity, touched: Iterable<string>): void {
  let waiting = new Set<Activity>(pathTo(from));
  addReaders(course, waiting, touched);
  for (let round = 0; waiting.size > 0 && round < MOST_ROUNDS; round += 1) {
    const next = new Set<Activity>();
    for (const activity of [...waiting].sort((one, other) => other.depth - one.depth))
      addReaders(course, next, rollUpOne(course, activity), waiting);
    waiting = next;
  }
}

/** Ancestors of the readers join the set; `now` holds those still to be rolled up in this round anyway. */
function addReaders(course: Course, set: Set<Activity>, touched: Iterable<string>, now?: ReadonlySet<Activity>): void {
  for (const global of touched)
    for (const reader of course.readers.get(global) ?? [])
      for (const activity of pathTo(reader)) if (activity !== reader && !now?.has(activity)) set.add(activity);
}

function rollUpOne(course: Course, activity: Activity): string[] {
  if (isLeaf(activity) || !activity.sequencing.isTracked) return [];
  return [
    ...writeObjective(course, activity, 0, { measure: rolledMeasure(course, activity) }),
    ...writeObjective(course, activity, 0, { progress: rolledProgress(course, activity) }),
    ...rollUpSuccess(course, activity),
    ...rollUpCompletion(course, activity),
  ];
}

/** RB.1.1: mean of the children weighted by objectiveMeasureWeight; a tracked child without a score weighs all the same. */
function rolledMeasure(course: Course, activity: Activity): number | undefined {
  return weightedMean(
    tracked(course, activity).map((child) => ({
      weight: child.sequencing.objectiveMeasureWeight,
      value: readObjective(course, child, { rank: 0, what: 'measure' }),
    })),
  );
}

/** RB.1.1 for completion: mean of the progress of the children weighted by progressWeight. */
function rolledProgress(course: Course, activity: Activity): number | undefined {
  return weightedMean(
    tracked(course, activity).map((child) => ({
      weight: child.sequencing.progressWeight,
      value: readObjective(course, child, { rank: 0, what: 'progress' }),
    })),
  );
}

/** Four decimals are what the standard asks of a measure; a sum of floats must not fall just under a passing score. */
const MEASURE_DIGITS = 7;

function weightedMean(parts: readonly { weight: number; value: number | undefined }[]): number | undefined {
  if (parts.every(({ value }) => value === undefined)) return undefined;
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights <= 0) return undefined;
  const total = parts.reduce((sum, { weight, value }) => sum + weight * (value ?? 0), 0);
  return Number((total / weights).toFixed(MEASURE_DIGITS));
}

/** RB.1.2: by measure when the manifest says so, else by rules; nothing changes when no rule holds. */
function rollUpSuccess(course: Course, activity: Activity): string[] {
  if (activity.sequencing.objectives[0]?.satisfiedByMeasure) return [];
  const verdict = ruleVerdict(course, activity, { yes: 'satisfied', no: 'notSatisfied' });
  return verdict === undefined ? [] : writeObjective(course, activity, 0, { satisfied: verdict });
}

/** RB.1.3. */
function rollUpCompletion(course: Course, activity: Activity): string[] {
  if (activity.sequencing.completedByMeasure) return [];
  const verdict = ruleVerdict(course, activity, { yes: 'completed', no: 'incomplete' });
  return verdict === undefined ? [] : writeObjective(course, activity, 0, { completed: verdict });
}

/** The rule that says no is looked at first, the one that says yes has the last word. */
function ruleVerdict(
  course: Course,
  activity: Activity,
  { yes, no }: { yes: RollupAction; no: RollupAction },
): boolean | undefined {
  const own = activity.sequencing.rollupRules.filter(({ action }) => action === yes || action === no);
  // Nothing is known of an untracked child: a rule may ask for just that, the default rules look past it.
  const [rules, children] =
    own.length > 0 ? [own, availableChildren(course, activity)] : [defaultRules(yes), tracked(course, activity)];
  const holds = (action: RollupAction) =>
    rules.some((rule) => rule.action === action && ruleHolds(course, children, rule));
  if (holds(yes)) return true;
  return holds(no) ? false : undefined;
}

/** Without rules of its own a cluster is satisfied when all children are, not when all are known (SN 4.6.5). */
function defaultRules(yes: RollupAction): RollupRule[] {
  const isSuccess = yes === 'satisfied';
  return [
    whenAll(yes, isSuccess ? 'satisfied' : 'completed'),
    whenAll(isSuccess ? 'notSatisfied' : 'incomplete', isSuccess ? 'objectiveStatusKnown' : 'activityProgressKnown'),
  ];
}

const whenAll = (action: RollupAction, condition: RollupRule['conditions'][number]['condition']): RollupRule => ({
  action,
  childSet: 'all',
  minimumCount: 0,
  minimumPercent: 0,
  combination: 'any',
  conditions: [{ condition, isNegated: false, objectiveId: null, measureThreshold: 0 }],
});

/** RB.1.4. */
function ruleHolds(course: Course, children: readonly Activity[], rule: RollupRule): boolean {
  const truths: Truth[] = children
    .filter((child) => counts(course, child, rule.action))
    .map((child) =>
      combine(
        rule.conditions.map((condition) => evaluate(course, child, condition)),
        rule.combination,
      ),
    );
  if (truths.length === 0) return false;
  const trues = truths.filter((truth) => truth === true).length;
  switch (rule.childSet) {
    case 'all':
      return trues === truths.length;
    case 'any':
      return trues > 0;
    case 'none':
      return truths.every((truth) => truth === false);
    case 'atLeastCount':
      return trues >= rule.minimumCount;
    case 'atLeastPercent':
      return trues / truths.length >= rule.minimumPercent;
  }
}

/** Whether a child takes part in the rollup of an action. RB.1.4.2. */
function counts(course: Course, child: Activity, action: RollupAction): boolean {
  const { rollupObjectiveSatisfied, rollupProgressCompletion, considerations } = child.sequencing;
  const isSuccess = action === 'satisfied' || action === 'notSatisfied';
  if (!(isSuccess ? rollupObjectiveSatisfied : rollupProgressCompletion)) return false;
  const { attemptCount, isSuspended } = stateOf(course, child);
  switch (considerations.requiredFor[action]) {
    case 'always':
      return true;
    case 'ifNotSuspended':
      return attemptCount > 0 && !isSuspended;
    case 'ifAttempted':
      return attemptCount > 0;
    case 'ifNotSkipped':
      return !preCondition(course, child, 'skip');
  }
}

const tracked = (course: Course, activity: Activity) =>
  availableChildren(course, activity).filter(({ sequencing }) => sequencing.isTracked);
