import { preCondition } from './conditions.ts';
import { adjacent, type Direction, flow } from './flow.ts';
import {
  type Activity,
  availableChildren,
  type Course,
  commonAncestor,
  currentOf,
  isAfter,
  isLeaf,
  isWithin,
  pathTo,
  pathUp,
  stateOf,
} from './tree.ts';

/** An activity to deliver, or why it cannot be chosen. `entered`: reached, but nothing in it can be delivered (SB.2.9-9). */
export type Choice =
  | { readonly delivers: Activity }
  | { readonly delivers: null; readonly why: string; readonly entered: Activity | null };

const refused = (why: string): Choice => ({ delivers: null, why, entered: null });

/** SB.2.9, choice sequencing request: whether a learner may go to an activity, and what is then delivered. */
export function choose(course: Course, target: Activity): Choice {
  const why = unreachable(course, target);
  if (why) return refused(why);
  if (isLeaf(target)) return { delivers: target };
  const found = flow(course, target, { direction: 'forward', considersChildren: true });
  return found.delivers ? { delivers: found.delivers } : { delivers: null, why: 'SB.2.9-9', entered: target };
}

function unreachable(course: Course, target: Activity): string | null {
  for (const activity of pathTo(target)) {
    if (activity.parent && !availableChildren(course, activity.parent).includes(activity)) return 'SB.2.9-2';
    if (preCondition(course, activity, 'hiddenFromChoice')) return 'SB.2.9-3';
  }
  if (target.parent && !target.parent.sequencing.controlMode.choice) return 'SB.2.9-4';
  const current = currentOf(course);
  const top = current ? commonAncestor(current, target) : course.root;
  if (current === target) return null;
  if (current?.parent && current.parent === target.parent) return alongSiblings(course, current, target);
  if (!current || current === top) return downTo(course, target, top);
  if (target === top) return outOf([...pathUp(current, target)]);
  return across(course, { current, target, top });
}

/** Between brothers, each one passed must let the learner through. */
function alongSiblings(course: Course, current: Activity, target: Activity): string | null {
  const order = target.parent ? availableChildren(course, target.parent) : [];
  const [from, to] = [order.indexOf(current), order.indexOf(target)];
  const direction = to > from ? 'forward' : 'backward';
  const passed = direction === 'forward' ? order.slice(from, to) : order.slice(to + 1, from + 1);
  return blockedAlong(course, passed, direction);
}

function blockedAlong(course: Course, passed: readonly Activity[], direction: Direction): string | null {
  for (const activity of passed) {
    const why = blocksWalk(course, activity, direction);
    if (why) return why;
  }
  return null;
}

/** SB.2.4, choice activity traversal. */
function blocksWalk(course: Course, activity: Activity, direction: Direction): string | null {
  if (direction === 'forward') return preCondition(course, activity, 'stopForwardTraversal') ? 'SB.2.4-1' : null;
  if (!activity.parent) return 'SB.2.4-3';
  return activity.parent.sequencing.controlMode.forwardOnly ? 'SB.2.4-2' : null;
}

/** From an ancestor down to the target, each cluster must be open. */
function downTo(course: Course, target: Activity, top: Activity): string | null {
  for (const activity of between(target, top)) {
    const why = blocksWalk(course, activity, 'forward') ?? preventsActivation(course, activity, top);
    if (why) return why;
  }
  return null;
}

/** Each activity left behind must let the learner out. */
function outOf(left: readonly Activity[]): string | null {
  return left.some(({ sequencing }) => !sequencing.controlMode.choiceExit) ? 'SB.2.9-7' : null;
}

function across(
  course: Course,
  { current, target, top }: { current: Activity; target: Activity; top: Activity },
): string | null {
  const left = pathUp(current, top);
  const stays = outOf(left);
  if (stays) return stays;
  const constrained = left.find((activity) => activity.sequencing.constrainChoice && !isLeaf(activity));
  if (constrained && !isNextTo(course, constrained, target)) return 'SB.2.9-8';
  const isForward = isAfter(course, target, current);
  for (const activity of between(target, top)) {
    const why =
      (isForward ? blocksWalk(course, activity, 'forward') : null) ?? preventsActivation(course, activity, top);
    if (why) return why;
  }
  return null;
}

/** A constrained cluster lets the learner go to what it holds and to its neighbours only. SB.2.9.1. */
function isNextTo(course: Course, constrained: Activity, target: Activity): boolean {
  if (isWithin(target, constrained)) return true;
  const direction = isAfter(course, target, constrained) ? 'forward' : 'backward';
  return isWithin(target, adjacent(course, constrained, direction) ?? constrained);
}

function preventsActivation(course: Course, activity: Activity, top: Activity): string | null {
  const { isActive } = stateOf(course, activity);
  return !isActive && activity !== top && activity.sequencing.preventActivation ? 'SB.2.9-6' : null;
}

/** From `top` down to the target, the target left out. */
const between = (target: Activity, top: Activity) =>
  pathTo(target).filter((activity) => activity.depth >= top.depth && activity !== target);
