import { applyExitRules, endAttempt } from './attempt.ts';
import { choose } from './choice.ts';
import { isBarred, preCondition } from './conditions.ts';
import type { ActivityDefinition } from './definition.ts';
import { find, planOf } from './navigate.ts';
import { type Activity, type Course, currentOf, openCourse, pathTo, stateOf } from './tree.ts';

/** What the learner may do from here: the buttons, the table of contents and adl.nav.request_valid say the same. */
export type Validity = {
  readonly canContinue: boolean;
  readonly canPrevious: boolean;
  /** Activities that may be chosen from the table of contents. */
  readonly choices: readonly string[];
  /** Activities that may be jumped to. */
  readonly jumps: readonly string[];
  /** Activities that the table of contents does not show: hidden by a rule, or not offered this time. */
  readonly hidden: readonly string[];
};

/** Answers by living each request on a copy of the state, as if the current activity ended as it stands now. */
export function validityOf(course: Course, definition: ActivityDefinition): Validity {
  const offered = [...course.byId.values()].filter((activity) =>
    pathTo(activity).every((one) => !one.parent || isOffered(course, one.id, one.parent.id)),
  );
  const hidden = [...course.byId.values()].filter(
    (activity) =>
      !offered.includes(activity) || pathTo(activity).some((one) => preCondition(course, one, 'hiddenFromChoice')),
  );
  const left = openCourse(definition, course.state);
  const current = currentOf(left);
  if (current && stateOf(left, current).isActive) {
    endAttempt(left, current);
    applyExitRules(left);
  }
  const leads = (kind: 'continue' | 'previous') => {
    if ('refused' in planOf(course, { kind })) return false;
    const found = find(left, { kind });
    if (found.delivers) return isOpen(left, found.delivers);
    // Onward there may be the end, or a cluster in which the learner is to choose.
    return kind === 'continue' && (found.endsSession || found.why === 'SB.2.2-1');
  };
  const choices = offered.filter((activity) => {
    const target = left.byId.get(activity.id);
    return (
      target && !('refused' in planOf(course, { kind: 'choice', targetId: activity.id })) && isReachable(left, target)
    );
  });
  return {
    canContinue: leads('continue'),
    canPrevious: leads('previous'),
    choices: choices.map(({ id }) => id),
    jumps: current ? offered.map(({ id }) => id) : [],
    hidden: hidden.map(({ id }) => id),
  };
}

function isReachable(course: Course, target: Activity): boolean {
  const { delivers } = choose(course, target);
  return delivers !== null && isOpen(course, delivers);
}

const isOpen = (course: Course, delivered: Activity) => !pathTo(delivered).some((one) => isBarred(course, one));

function isOffered(course: Course, id: string, parentId: string): boolean {
  const available = course.state.activities[parentId]?.available;
  return !available || available.includes(id);
}
