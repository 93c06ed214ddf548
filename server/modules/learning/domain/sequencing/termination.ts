import { applyExitRules, endAttempt, endDescendantAttempts } from './attempt.ts';
import { ruleThatHolds } from './conditions.ts';
import type { PostAction } from './definition.ts';
import { rollUp } from './rollup.ts';
import { type Activity, type Course, currentOf, pathTo, stateOf } from './tree.ts';

export type Termination = 'exit' | 'exitAll' | 'suspendAll' | 'abandon' | 'abandonAll';

/** What a termination leads to. `next` replaces what the learner had asked for; null leaves it. */
export type Terminated =
  | { readonly next: 'exit' | 'retry' | 'continue' | 'previous' | null }
  | { readonly refused: string };

/** TB.2.3, termination request. */
export function terminate(course: Course, request: Termination): Terminated {
  const current = currentOf(course);
  if (!current) return { refused: 'TB.2.3-1' };
  const { isActive } = stateOf(course, current);
  if ((request === 'exit' || request === 'abandon') && !isActive) return { refused: 'TB.2.3-2' };
  switch (request) {
    case 'exit':
      return exit(course, current);
    case 'exitAll':
      return exitAll(course, null);
    case 'suspendAll':
      return suspendAll(course, current);
    case 'abandon':
      stateOf(course, current).isActive = false;
      return { next: null };
    case 'abandonAll':
      for (const activity of pathTo(current)) stateOf(course, activity).isActive = false;
      course.state.currentId = course.root.id;
      return { next: 'exit' };
  }
}

function exit(course: Course, from: Activity): Terminated {
  endAttempt(course, from);
  applyExitRules(course);
  for (;;) {
    const current = currentOf(course) ?? course.root;
    const action = postCondition(course, current);
    if (action === 'exitAll') return exitAll(course, null);
    if (action === 'retryAll') return exitAll(course, 'retry');
    if (action !== 'exitParent') {
      if (!current.parent && action !== 'retry') return { next: 'exit' };
      return { next: action };
    }
    if (!current.parent) return { refused: 'TB.2.3-4' };
    course.state.currentId = current.parent.id;
    endAttempt(course, current.parent);
  }
}

/** TB.2.2: what a rule asks for once an attempt has ended; a suspended activity asks for nothing. */
function postCondition(course: Course, current: Activity): PostAction | null {
  if (stateOf(course, current).isSuspended) return null;
  return ruleThatHolds(course, current, current.sequencing.postConditionRules);
}

function exitAll(course: Course, next: 'retry' | null): Terminated {
  const current = currentOf(course);
  if (current && stateOf(course, current).isActive) endAttempt(course, current);
  endDescendantAttempts(course, course.root);
  if (current !== course.root || stateOf(course, course.root).isActive) endAttempt(course, course.root);
  course.state.currentId = course.root.id;
  return { next: next ?? 'exit' };
}

function suspendAll(course: Course, current: Activity): Terminated {
  const { isActive, isSuspended } = stateOf(course, current);
  if (isActive || isSuspended) {
    rollUp(course, current, []);
    course.state.suspendedId = current.id;
  } else {
    if (!current.parent) return { refused: 'TB.2.3-3' };
    course.state.suspendedId = current.parent.id;
  }
  const suspended = course.byId.get(course.state.suspendedId) ?? current;
  for (const activity of pathTo(suspended))
    Object.assign(stateOf(course, activity), { isActive: false, isSuspended: true });
  course.state.currentId = course.root.id;
  return { next: 'exit' };
}
