import { beginAttempts, endAttempt, endDescendantAttempts } from './attempt.ts';
import { choose } from './choice.ts';
import { isBarred } from './conditions.ts';
import { flow } from './flow.ts';
import { offerEveryChild } from './randomization.ts';
import { type Termination, terminate } from './termination.ts';
import {
  type Activity,
  availableChildren,
  type Course,
  commonAncestor,
  currentOf,
  isLeaf,
  pathTo,
  pathUp,
  stateOf,
  suspendedOf,
} from './tree.ts';

export type NavigationRequest =
  | { readonly kind: 'start' | 'resumeAll' | 'continue' | 'previous' | Termination }
  | { readonly kind: 'choice' | 'jump'; readonly targetId: string };

/**
 * What came of a request. `stays`: nothing to deliver now, the learner chooses; `refused`: nothing changed at all.
 *
 * `why` is the exception of the standard (NB.2.1-…, SB.2.9-…), for the record of the attempt.
 */
export type Navigated =
  | { readonly kind: 'delivers'; readonly activityId: string }
  | { readonly kind: 'ends' }
  | { readonly kind: 'stays'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

type Sequencing = NavigationRequest | { readonly kind: 'retry' };
type Plan = { readonly termination: Termination | null; readonly sequencing: Sequencing };
type Found =
  | { readonly delivers: Activity }
  | {
      readonly delivers: null;
      readonly why: string;
      readonly endsSession: boolean;
      readonly entered?: Activity | null;
    };

const nothing = (why: string): Found => ({ delivers: null, why, endsSession: false });
const theEnd: Found = { delivers: null, why: '', endsSession: true };

/** OP.1, overall sequencing: one request of the learner or of the content, carried to its delivery. Changes the state. */
export function navigate(course: Course, request: NavigationRequest): Navigated {
  offerEveryChild(course);
  const plan = planOf(course, request);
  if ('refused' in plan) return { kind: 'refused', why: plan.refused };
  let { sequencing } = plan;
  if (plan.termination) {
    const terminated = terminate(course, plan.termination);
    if ('refused' in terminated) return { kind: 'refused', why: terminated.refused };
    if (terminated.next) sequencing = { kind: terminated.next };
  }
  return deliver(course, find(course, sequencing));
}

/** NB.2.1, navigation request: whether it may be asked here, and what it takes. */
export function planOf(course: Course, request: NavigationRequest): Plan | { readonly refused: string } {
  const current = currentOf(course);
  const leaving: Termination | null = current && stateOf(course, current).isActive ? 'exit' : null;
  const go = (termination: Termination | null): Plan => ({ termination, sequencing: request });
  switch (request.kind) {
    case 'start':
      return current ? { refused: 'NB.2.1-1' } : go(null);
    case 'resumeAll':
      if (current) return { refused: 'NB.2.1-1' };
      return suspendedOf(course) ? go(null) : { refused: 'NB.2.1-3' };
    case 'continue':
      if (!current) return { refused: 'NB.2.1-2' };
      return current.parent?.sequencing.controlMode.flow ? go(leaving) : { refused: 'NB.2.1-4' };
    case 'previous':
      return planPrevious(current) ?? go(leaving);
    case 'choice':
      return planChoice(course, request.targetId, current) ?? go(leaving);
    case 'jump': {
      const target = course.byId.get(request.targetId);
      const isOffered = target && (!target.parent || availableChildren(course, target.parent).includes(target));
      return current && isOffered ? go(leaving) : { refused: 'NB.2.1-11' };
    }
    default:
      return planExit(course, request.kind);
  }
}

function planPrevious(current: Activity | null): { refused: string } | null {
  if (!current) return { refused: 'NB.2.1-2' };
  if (!current.parent) return { refused: 'NB.2.1-6' };
  const { flow: flows, forwardOnly } = current.parent.sequencing.controlMode;
  return flows && !forwardOnly ? null : { refused: 'NB.2.1-5' };
}

function planChoice(course: Course, targetId: string, current: Activity | null): { refused: string } | null {
  const target = course.byId.get(targetId);
  if (!target) return { refused: 'NB.2.1-11' };
  if (target.parent && !target.parent.sequencing.controlMode.choice) return { refused: 'NB.2.1-10' };
  if (!current) return null;
  // Chosen again, or for its neighbour, the current activity is left all the same.
  const left = current === target ? [current] : pathUp(current, commonAncestor(current, target));
  const isHeld = left.some(
    (activity) => stateOf(course, activity).isActive && !activity.sequencing.controlMode.choiceExit,
  );
  return isHeld ? { refused: 'NB.2.1-8' } : null;
}

function planExit(course: Course, kind: Termination): Plan | { refused: string } {
  const current = currentOf(course);
  if (!current) return { refused: 'NB.2.1-2' };
  const needsActive = kind === 'exit' || kind === 'abandon';
  if (needsActive && !stateOf(course, current).isActive) return { refused: 'NB.2.1-12' };
  return { termination: kind, sequencing: { kind: 'exit' } };
}

/** SB.2.12, sequencing request: what to deliver. Looks only, changes nothing. */
export function find(course: Course, request: Sequencing): Found {
  const current = currentOf(course);
  switch (request.kind) {
    case 'start':
      if (isLeaf(course.root)) return { delivers: course.root };
      return flow(course, course.root, { direction: 'forward', considersChildren: true });
    case 'resumeAll': {
      const suspended = suspendedOf(course);
      return suspended ? { delivers: suspended } : nothing('SB.2.6-2');
    }
    case 'continue':
    case 'previous':
      return current ? findNext(course, current, request.kind) : nothing('SB.2.7-1');
    case 'choice': {
      const target = course.byId.get(request.targetId);
      const choice = target ? choose(course, target) : null;
      if (!choice) return nothing('SB.2.9-1');
      return choice.delivers ? choice : { ...choice, endsSession: false };
    }
    case 'jump': {
      const target = course.byId.get(request.targetId);
      return target && current ? { delivers: target } : nothing('SB.2.13-1');
    }
    case 'retry':
      return current ? findRetry(course, current) : nothing('SB.2.10-1');
    default:
      if (!current) return nothing('SB.2.11-1');
      if (stateOf(course, current).isActive) return nothing('SB.2.11-2');
      return current.parent ? nothing('SB.2.11') : theEnd;
  }
}

/** SB.2.7 and SB.2.8. */
function findNext(course: Course, current: Activity, kind: 'continue' | 'previous'): Found {
  if (current.parent && !current.parent.sequencing.controlMode.flow) return nothing('SB.2.7-2');
  return flow(course, current, {
    direction: kind === 'continue' ? 'forward' : 'backward',
    considersChildren: false,
  });
}

/** SB.2.10. */
function findRetry(course: Course, current: Activity): Found {
  const { isActive, isSuspended } = stateOf(course, current);
  if (isActive || isSuspended) return nothing('SB.2.10-2');
  return isLeaf(current)
    ? { delivers: current }
    : flow(course, current, { direction: 'forward', considersChildren: true });
}

/** DB.1.1 and DB.2: delivers what was found, if nothing bars the way down to it. */
function deliver(course: Course, found: Found): Navigated {
  if (!found.delivers) {
    if (found.endsSession) return end(course);
    if (found.entered) settleAt(course, found.entered);
    return { kind: 'stays', why: found.why };
  }
  if (!isLeaf(found.delivers)) return deliverSuspendedCluster(course, found.delivers);
  if (pathTo(found.delivers).some((activity) => isBarred(course, activity))) return { kind: 'stays', why: 'DB.1.1-3' };
  beginAttempts(course, found.delivers);
  return { kind: 'delivers', activityId: found.delivers.id };
}

/** A cluster is suspended when the learner left between two activities: it is entered again like the first time. */
function deliverSuspendedCluster(course: Course, cluster: Activity): Navigated {
  const inside = flow(course, cluster, { direction: 'forward', considersChildren: true });
  if (!inside.delivers) {
    course.state.currentId = cluster.id;
    return { kind: 'stays', why: 'DB.1.1-1' };
  }
  return deliver(course, inside);
}

/** SB.2.9-9: the learner is in the chosen cluster, where nothing can be delivered before another choice. */
function settleAt(course: Course, target: Activity): void {
  const current = currentOf(course);
  if (current) {
    const top = commonAncestor(current, target);
    endDescendantAttempts(course, top);
    endAttempt(course, top);
  }
  course.state.currentId = target.id;
}

function end(course: Course): Navigated {
  const current = currentOf(course);
  if (current && stateOf(course, current).isActive) endAttempt(course, current);
  endDescendantAttempts(course, course.root);
  if (stateOf(course, course.root).isActive) endAttempt(course, course.root);
  course.state.currentId = null;
  return { kind: 'ends' };
}
