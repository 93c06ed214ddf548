import { isBarred, preCondition } from './conditions.ts';
import { type Activity, availableChildren, type Course, isLeaf } from './tree.ts';

export type Direction = 'forward' | 'backward';

/** Where a walk through the tree arrives. `endsSession`: it walked off the end of the course. */
export type Walk =
  | { readonly to: Activity; readonly direction: Direction }
  | { readonly to: null; readonly why: string; readonly endsSession: boolean };

/** What can be delivered, or why nothing can. `stoppedAt` is the last activity considered. */
export type Flow =
  | { readonly delivers: Activity }
  | { readonly delivers: null; readonly why: string; readonly endsSession: boolean; readonly stoppedAt: Activity };

const nowhere = (why: string, endsSession = false): Walk => ({ to: null, why, endsSession });

type Step = {
  readonly direction: Direction;
  readonly considersChildren: boolean;
  /** Direction before a walk backward into a forward-only cluster turned round. */
  readonly before: Direction | null;
};

/** SB.2.1, flow tree traversal: the next activity of the tree, whatever its rules. */
export function walk(course: Course, from: Activity, { direction, considersChildren, before }: Step): Walk {
  let [at, way, reversed] = [from, direction, false];
  if (before === 'backward' && at.parent && isLast(course, at)) {
    // Back out of a forward-only cluster that was entered at its first child.
    way = 'backward';
    at = siblings(course, at)[0] ?? at;
    reversed = true;
  }
  return way === 'forward'
    ? walkForward(course, at, considersChildren)
    : walkBackward(course, at, { considersChildren, reversed });
}

function walkForward(course: Course, from: Activity, considersChildren: boolean): Walk {
  if (considersChildren && !isLeaf(from)) {
    const first = availableChildren(course, from)[0];
    return first ? { to: first, direction: 'forward' } : nowhere('SB.2.1-2');
  }
  for (let at: Activity = from; at.parent; at = at.parent) {
    const next = neighbour(course, at, 1);
    if (next) return { to: next, direction: 'forward' };
  }
  return nowhere('SB.2.1-1', true);
}

function walkBackward(
  course: Course,
  from: Activity,
  { considersChildren, reversed }: { considersChildren: boolean; reversed: boolean },
): Walk {
  if (!from.parent) return nowhere('SB.2.1-3');
  if (considersChildren && !isLeaf(from)) {
    const children = availableChildren(course, from);
    const isForwardOnly = from.sequencing.controlMode.forwardOnly;
    const entered = isForwardOnly ? children[0] : children.at(-1);
    if (!entered) return nowhere('SB.2.1-2');
    return { to: entered, direction: isForwardOnly ? 'forward' : 'backward' };
  }
  for (let at: Activity = from; at.parent; at = at.parent) {
    const mayTurnBack = at === from && reversed;
    if (!mayTurnBack && at.parent.sequencing.controlMode.forwardOnly) return nowhere('SB.2.1-4');
    const previous = neighbour(course, at, -1);
    if (previous) return { to: previous, direction: 'backward' };
  }
  return nowhere('SB.2.1-3');
}

/** SB.2.2, flow activity traversal: from a candidate on, the first activity that may be delivered. */
function findDeliverable(
  course: Course,
  candidate: Activity,
  { direction, before }: { direction: Direction; before: Direction | null },
): Flow {
  const stop = (why: string, endsSession = false): Flow => ({ delivers: null, why, endsSession, stoppedAt: candidate });
  if (candidate.parent && !candidate.parent.sequencing.controlMode.flow) return stop('SB.2.2-1');
  if (preCondition(course, candidate, 'skip')) {
    const next = walk(course, candidate, { direction, considersChildren: false, before });
    if (!next.to) return stop(next.why, next.endsSession);
    const turnedBack = before === 'backward' && next.direction === 'backward';
    return findDeliverable(course, next.to, {
      direction: turnedBack ? 'backward' : direction,
      before: turnedBack ? null : before,
    });
  }
  if (isBarred(course, candidate)) return stop('SB.2.2-2');
  if (isLeaf(candidate)) return { delivers: candidate };
  const inside = walk(course, candidate, { direction, considersChildren: true, before: null });
  if (!inside.to) return stop(inside.why, inside.endsSession);
  const turned = direction === 'backward' && inside.direction === 'forward';
  return findDeliverable(course, inside.to, {
    direction: turned ? 'forward' : direction,
    before: turned ? 'backward' : null,
  });
}

/** SB.2.3, flow: the activity to deliver from here on in a direction. */
export function flow(
  course: Course,
  from: Activity,
  { direction, considersChildren }: { direction: Direction; considersChildren: boolean },
): Flow {
  const first = walk(course, from, { direction, considersChildren, before: null });
  if (!first.to) return { delivers: null, why: first.why, endsSession: first.endsSession, stoppedAt: from };
  return findDeliverable(course, first.to, { direction: first.direction, before: null });
}

/** SB.2.9.2: the neighbour of an activity in the tree, climbing when there is none; rules are not looked at. */
export function adjacent(course: Course, from: Activity, direction: Direction): Activity | null {
  for (let at: Activity = from; at.parent; at = at.parent) {
    const next = neighbour(course, at, direction === 'forward' ? 1 : -1);
    if (next) return next;
  }
  return null;
}

const siblings = (course: Course, { parent }: Activity) => (parent ? availableChildren(course, parent) : []);
const isLast = (course: Course, activity: Activity) => siblings(course, activity).at(-1) === activity;

function neighbour(course: Course, activity: Activity, by: 1 | -1): Activity | undefined {
  const around = siblings(course, activity);
  const at = around.indexOf(activity);
  return at < 0 ? undefined : around[at + by];
}
