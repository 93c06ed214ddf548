import { type ActivityDefinition, GLOBAL_TO_SYSTEM, type Scope, type SequencingDefinition } from './definition.ts';
import { type ActivityState, newActivityState, type SequencingState } from './state.ts';

/** One activity of a course with its place in the tree. */
export type Activity = {
  readonly id: string;
  readonly isVisible: boolean;
  readonly sequencing: SequencingDefinition;
  readonly parent: Activity | null;
  readonly children: readonly Activity[];
  readonly depth: number;
};

/** A course as a tree, and where its learner stands: what every process works on. */
export type Course = {
  readonly root: Activity;
  readonly byId: ReadonlyMap<string, Activity>;
  /** Who reads each global objective, so that what changes it rolls up where it is read. */
  readonly readers: ReadonlyMap<string, readonly Activity[]>;
  readonly scope: Scope;
  readonly state: SequencingState;
};

/** The tree of a definition with the state kept of it; missing states begin blank. */
export function openCourse(definition: ActivityDefinition, kept: SequencingState): Course {
  const byId = new Map<string, Activity>();
  const readers = new Map<string, Activity[]>();
  const root = grow(definition, { parent: null, byId, readers });
  const state = structuredClone(kept);
  // Kept before texts were shared.
  state.sharedData ??= {};
  for (const { id, sequencing } of byId.values())
    state.activities[id] ??= newActivityState(sequencing.objectives.length);
  return { root, byId, readers, scope: definition.isGlobalToSystem ?? GLOBAL_TO_SYSTEM, state };
}

type Growing = { parent: Activity | null; byId: Map<string, Activity>; readers: Map<string, Activity[]> };

function grow({ id, isVisible, sequencing, children }: ActivityDefinition, around: Growing): Activity {
  const grown: Activity[] = [];
  const depth = around.parent ? around.parent.depth + 1 : 0;
  const activity: Activity = { id, isVisible, sequencing, parent: around.parent, children: grown, depth };
  around.byId.set(id, activity);
  for (const { reads } of sequencing.objectives) {
    for (const global of new Set(Object.values(reads)))
      around.readers.set(global, [...(around.readers.get(global) ?? []), activity]);
  }
  for (const child of children) grown.push(grow(child, { ...around, parent: activity }));
  return activity;
}

export function stateOf({ state }: Course, { id }: Activity): ActivityState {
  const found = state.activities[id];
  if (!found) throw new Error(`the course has no activity ${id}`);
  return found;
}

export const isLeaf = ({ children }: Activity) => children.length === 0;

export function currentOf({ state, byId }: Course): Activity | null {
  return state.currentId === null ? null : (byId.get(state.currentId) ?? null);
}

export function suspendedOf({ state, byId }: Course): Activity | null {
  return state.suspendedId === null ? null : (byId.get(state.suspendedId) ?? null);
}

/** Children offered to the learner, in the order they are offered. */
export function availableChildren(course: Course, activity: Activity): readonly Activity[] {
  const { available } = stateOf(course, activity);
  if (!available) return activity.children;
  return available.flatMap((id) => course.byId.get(id) ?? []);
}

/** From the root down to the activity, both included. */
export function pathTo(activity: Activity): Activity[] {
  const path: Activity[] = [];
  for (let at: Activity | null = activity; at; at = at.parent) path.unshift(at);
  return path;
}

/** From the activity up to `top`; `top` itself is left out. */
export function pathUp(activity: Activity, top: Activity): Activity[] {
  const path: Activity[] = [];
  for (let at: Activity | null = activity; at && at !== top; at = at.parent) path.push(at);
  return path;
}

export function commonAncestor(one: Activity, other: Activity): Activity {
  const mine = new Set(pathTo(one));
  for (let at: Activity | null = other; at; at = at.parent) if (mine.has(at)) return at;
  throw new Error('two activities of one course have a root in common');
}

export const isWithin = (activity: Activity, ancestor: Activity) => pathTo(activity).includes(ancestor);

/** Whether `one` comes after `other` as the course is walked forward; neither is an ancestor of the other. */
export function isAfter(course: Course, one: Activity, other: Activity): boolean {
  const ancestor = commonAncestor(one, other);
  const order = availableChildren(course, ancestor);
  const rank = (activity: Activity) => order.findIndex((child) => isWithin(activity, child));
  return rank(one) > rank(other);
}
