import type { RuleCondition, SequencingRule } from './definition.ts';
import { readObjective } from './objectives.ts';
import { type Activity, type Course, stateOf } from './tree.ts';

/** True, false, or not known. */
export type Truth = boolean | undefined;

/** First rule of the list that holds. UP.2, sequencing rules check. */
export function ruleThatHolds<Action>(
  course: Course,
  activity: Activity,
  rules: readonly SequencingRule<Action>[],
): Action | null {
  const held = rules.find(
    ({ conditions, combination }) =>
      conditions.length > 0 &&
      combine(
        conditions.map((one) => evaluate(course, activity, one)),
        combination,
      ) === true,
  );
  return held ? held.action : null;
}

/** Three-valued "and", "or": one unknown leaves the answer unknown unless another value settles it (UP.2.1, RB.1.4.1). */
export function combine(truths: readonly Truth[], combination: 'all' | 'any'): Truth {
  const settles = combination === 'any';
  if (truths.includes(settles)) return settles;
  return truths.includes(undefined) ? undefined : !settles;
}

export function evaluate(course: Course, activity: Activity, condition: RuleCondition): Truth {
  const truth = evaluatePlain(course, activity, condition);
  return truth === undefined || !condition.isNegated ? truth : !truth;
}

function evaluatePlain(course: Course, activity: Activity, rule: RuleCondition): Truth {
  const { objectives } = activity.sequencing;
  const rank = rule.objectiveId === null ? 0 : objectives.findIndex(({ id }) => id === rule.objectiveId);
  const measure = () => readObjective(course, activity, { rank, what: 'measure' });
  switch (rule.condition) {
    case 'satisfied':
      return readObjective(course, activity, { rank, what: 'satisfied' });
    case 'objectiveStatusKnown':
      return readObjective(course, activity, { rank, what: 'satisfied' }) !== undefined;
    case 'objectiveMeasureKnown':
      return measure() !== undefined;
    case 'objectiveMeasureGreaterThan':
      return isMeasure(measure(), (value) => value > rule.measureThreshold);
    case 'objectiveMeasureLessThan':
      return isMeasure(measure(), (value) => value < rule.measureThreshold);
    case 'completed':
      return readObjective(course, activity, { rank, what: 'completed' });
    case 'activityProgressKnown':
      return readObjective(course, activity, { rank, what: 'completed' }) !== undefined;
    case 'attempted':
      return activity.sequencing.isTracked && stateOf(course, activity).attemptCount > 0;
    case 'attemptLimitExceeded':
      return isLimitReached(course, activity);
    case 'always':
      return true;
    // Limits of time are given to the content, which keeps them (RTE 4.2.13): none is ever exceeded here.
    case 'timeLimitExceeded':
    case 'outsideAvailableTimeRange':
    case 'never':
      return false;
  }
}

const isMeasure = (value: number | undefined, test: (value: number) => boolean): Truth =>
  value === undefined ? undefined : test(value);

function isLimitReached(course: Course, activity: Activity): boolean {
  const { attemptLimit, isTracked } = activity.sequencing;
  return isTracked && attemptLimit !== null && stateOf(course, activity).attemptCount >= attemptLimit;
}

/** Whether nothing may be delivered here: disabled by a rule, or no attempt left. UP.5 with UP.1. */
export function isBarred(course: Course, activity: Activity): boolean {
  if (preCondition(course, activity, 'disabled')) return true;
  const { isActive, isSuspended } = stateOf(course, activity);
  // Only a new attempt is counted against the limit.
  return !isActive && !isSuspended && isLimitReached(course, activity);
}

export function preCondition(
  course: Course,
  activity: Activity,
  action: 'skip' | 'disabled' | 'hiddenFromChoice' | 'stopForwardTraversal',
): boolean {
  const rules = activity.sequencing.preConditionRules.filter((rule) => rule.action === action);
  return ruleThatHolds(course, activity, rules) !== null;
}
