import { ruleThatHolds } from './conditions.ts';
import { writeObjective } from './objectives.ts';
import { offerChildren } from './randomization.ts';
import { rollUp } from './rollup.ts';
import { type Activity, type Course, commonAncestor, currentOf, isLeaf, pathTo, pathUp, stateOf } from './tree.ts';

/** UP.4, end attempt: what the activity became is settled and told to its ancestors. */
export function endAttempt(course: Course, activity: Activity): void {
  const state = stateOf(course, activity);
  const touched: string[] = [];
  if (!isLeaf(activity)) state.isSuspended = activity.children.some((child) => stateOf(course, child).isSuspended);
  else if (activity.sequencing.isTracked && !state.isSuspended) touched.push(...assumeDone(course, activity));
  state.isActive = false;
  rollUp(course, activity, touched);
  if (!isLeaf(activity) && !state.isSuspended) offerChildren(course, activity, 'onEachNewAttempt');
}

/** Content that says nothing of its completion or success has been completed and satisfied, unless it must say so. */
function assumeDone(course: Course, activity: Activity): string[] {
  const { completionSetByContent, objectiveSetByContent } = activity.sequencing;
  const { saidCompletion, saidSuccess, objectives } = stateOf(course, activity);
  const known = objectives[0] ?? {};
  const isDone = !completionSetByContent && !saidCompletion && known.completed === undefined;
  const isSatisfied = !objectiveSetByContent && !saidSuccess && known.satisfied === undefined;
  return [
    ...(isDone ? writeObjective(course, activity, 0, { completed: true }) : []),
    ...(isSatisfied ? writeObjective(course, activity, 0, { satisfied: true }) : []),
  ];
}

/** UP.3, terminate descendent attempts: closes what is open between the current activity and where one goes. */
export function endDescendantAttempts(course: Course, activity: Activity): void {
  const current = currentOf(course);
  if (!current) return;
  const top = commonAncestor(current, activity);
  for (const one of pathUp(current, top)) if (one !== current) endAttempt(course, one);
}

/** TB.2.1: the highest ancestor whose exit rule holds is left, and becomes the current activity. */
export function applyExitRules(course: Course): void {
  const current = currentOf(course);
  if (!current?.parent) return;
  const left = pathTo(current.parent).find(
    (activity) => ruleThatHolds(course, activity, activity.sequencing.exitConditionRules) !== null,
  );
  if (!left) return;
  endDescendantAttempts(course, left);
  endAttempt(course, left);
  course.state.currentId = left.id;
}

/** DB.2, content delivery environment: every activity down to the delivered one is in an attempt. */
export function beginAttempts(course: Course, delivered: Activity): void {
  const { state } = course;
  if (state.suspendedId !== null && state.suspendedId !== delivered.id) clearSuspended(course, delivered);
  endDescendantAttempts(course, delivered);
  for (const activity of pathTo(delivered)) if (!stateOf(course, activity).isActive) begin(course, activity);
  state.currentId = delivered.id;
  state.suspendedId = null;
}

function begin(course: Course, activity: Activity): void {
  const state = stateOf(course, activity);
  const { isTracked, controlMode, objectives } = activity.sequencing;
  state.isActive = true;
  if (state.isSuspended) {
    state.isSuspended = false;
    return;
  }
  if (!activity.parent) forgetWhatIsOfOneAttempt(course);
  if (isTracked) state.attemptCount += 1;
  state.objectives = objectives.map(() => ({}));
  Object.assign(state, {
    areObjectivesStale: false,
    isProgressStale: false,
    saidCompletion: false,
    saidSuccess: false,
  });
  markStale(course, activity, {
    objectives: controlMode.useCurrentAttemptObjectiveInfo,
    progress: controlMode.useCurrentAttemptProgressInfo,
  });
}

/** A new attempt at the whole course begins without what the manifest keeps to one attempt (SN 3.10.2, RTE 4.3.1). */
function forgetWhatIsOfOneAttempt({ scope, state }: Course): void {
  if (!scope.objectives) state.globals = {};
  if (!scope.sharedData) state.sharedData = {};
}

/** A new attempt on a cluster forgets what its children did before, as far as the manifest asks (SN 3.2.5, 3.2.6). */
function markStale(course: Course, cluster: Activity, what: { objectives: boolean; progress: boolean }): void {
  for (const child of cluster.children) {
    const state = stateOf(course, child);
    state.areObjectivesStale ||= what.objectives;
    state.isProgressStale ||= what.progress;
    const { useCurrentAttemptObjectiveInfo, useCurrentAttemptProgressInfo } = child.sequencing.controlMode;
    markStale(course, child, {
      objectives: what.objectives && useCurrentAttemptObjectiveInfo,
      progress: what.progress && useCurrentAttemptProgressInfo,
    });
  }
}

/** DB.2.1, clear suspended activity. */
function clearSuspended(course: Course, delivered: Activity): void {
  const suspended = course.byId.get(course.state.suspendedId ?? '');
  course.state.suspendedId = null;
  if (!suspended) return;
  const top = commonAncestor(delivered, suspended);
  for (const activity of [...pathUp(suspended, top), top]) {
    const state = stateOf(course, activity);
    if (isLeaf(activity) || activity.children.every((child) => !stateOf(course, child).isSuspended))
      state.isSuspended = false;
  }
}
