import type { Shared } from './definition.ts';
import type { ActivityState, Change, Known, Value } from './state.ts';
import { type Activity, type Course, stateOf } from './tree.ts';

/**
 * Value of an objective as rules see it. Where it reads a global objective that one alone counts, were it unknown; else
 * what the activity knows itself.
 *
 * A known measure decides satisfaction, and a known progress completion, where the manifest says "by measure". Source:
 * SN 4.2.1 (objective progress information), 3.10.2 (read maps).
 */
export function readObjective<S extends Shared>(
  course: Course,
  activity: Activity,
  { rank, what }: { rank: number; what: S },
): Value<S> {
  const definition = activity.sequencing.objectives[rank];
  if (!definition || !activity.sequencing.isTracked) return undefined;
  if (what === 'satisfied' && definition.satisfiedByMeasure) {
    const measure = readRaw(course, activity, { rank, what: 'measure' });
    if (measure === undefined || isMeasureHeldBack(course, activity)) return undefined;
    return (measure >= definition.minNormalizedMeasure) as Value<S>;
  }
  if (what === 'completed' && rank === 0 && activity.sequencing.completedByMeasure) {
    const progress = readRaw(course, activity, { rank, what: 'progress' });
    return (progress === undefined ? undefined : progress >= activity.sequencing.minProgressMeasure) as Value<S>;
  }
  return readRaw(course, activity, { rank, what });
}

function readRaw<S extends Shared>(
  course: Course,
  activity: Activity,
  { rank, what }: { rank: number; what: S },
): Value<S> {
  const global = activity.sequencing.objectives[rank]?.reads[what];
  if (global !== undefined) return course.state.globals[global]?.[what];
  const state = stateOf(course, activity);
  const isStale = isProgress(what) && rank === 0 ? state.isProgressStale : state.areObjectivesStale;
  return isStale ? undefined : state.objectives[rank]?.[what];
}

const isProgress = (what: Shared) => what === 'completed' || what === 'progress';

/** A cluster that is being followed is not judged by its measure yet, unless the manifest says so (SN 3.9.3). */
function isMeasureHeldBack(course: Course, activity: Activity): boolean {
  return (
    activity.children.length > 0 &&
    stateOf(course, activity).isActive &&
    !activity.sequencing.considerations.measureSatisfactionIfActive
  );
}

/**
 * Sets what an activity knows of an objective; undefined makes it unknown. @returns the global objectives written.
 *
 * What was never known is not written over what another activity shared, unless a content said "unknown" itself.
 */
export function writeObjective(
  course: Course,
  activity: Activity,
  rank: number,
  change: Change,
  { isSaid = false }: { isSaid?: boolean } = {},
): string[] {
  const definition = activity.sequencing.objectives[rank];
  const local = stateOf(course, activity).objectives[rank];
  if (!definition || !local) return [];
  refresh(stateOf(course, activity), rank, change);
  const touched = new Set<string>();
  for (const what of Object.keys(change) as Shared[]) {
    const had = local[what] !== undefined;
    put(local, what, change[what]);
    const shown = shownToOthers(course, activity, { rank, what });
    if (shown === undefined && !had && !isSaid) continue;
    for (const [shared, globals] of Object.entries(definition.writes) as [Shared, readonly string[]][]) {
      if (shared !== what && !follows(shared, what)) continue;
      const value = shared === what ? shown : readObjective(course, activity, { rank, what: shared });
      for (const global of globals) {
        const target = course.state.globals[global] ?? {};
        course.state.globals[global] = target;
        if (target[shared] === value) continue;
        put(target, shared, value);
        touched.add(global);
      }
    }
  }
  return [...touched];
}

/** What is learnt in this attempt replaces all that is left of an earlier one. */
function refresh(state: ActivityState, rank: number, change: Change): void {
  const learnt = (Object.keys(change) as Shared[]).filter((what) => change[what] !== undefined);
  const isOfProgress = (what: Shared) => rank === 0 && isProgress(what);
  if (state.isProgressStale && learnt.some(isOfProgress)) {
    forget(state.objectives[0], isProgress);
    state.isProgressStale = false;
  }
  if (state.areObjectivesStale && learnt.some((what) => !isOfProgress(what))) {
    state.objectives.forEach((known, at) => {
      forget(known, (what) => at !== 0 || !isProgress(what));
    });
    state.areObjectivesStale = false;
  }
}

function forget(known: Known | undefined, isMeant: (what: Shared) => boolean): void {
  for (const what of Object.keys(known ?? {}) as Shared[]) if (known && isMeant(what)) delete known[what];
}

/** Satisfaction follows the measure, and completion the progress, where they are judged by them. */
const follows = (shared: Shared, changed: Shared) =>
  (shared === 'satisfied' && changed === 'measure') || (shared === 'completed' && changed === 'progress');

function shownToOthers<S extends Shared>(
  course: Course,
  activity: Activity,
  { rank, what }: { rank: number; what: S },
): Value<S> {
  const { satisfiedByMeasure } = activity.sequencing.objectives[rank] ?? {};
  const isJudged =
    (what === 'satisfied' && satisfiedByMeasure) ||
    (what === 'completed' && rank === 0 && activity.sequencing.completedByMeasure);
  return isJudged
    ? readObjective(course, activity, { rank, what })
    : stateOf(course, activity).objectives[rank]?.[what];
}

function put<S extends Shared>(known: Known, what: S, value: Value<S>): void {
  if (value === undefined) delete known[what];
  else known[what] = value;
}
