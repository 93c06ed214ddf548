import type { Timing } from './definition.ts';
import { type Activity, type Course, isLeaf, stateOf } from './tree.ts';

/** Chooses and orders the children of every activity before the course is first opened (SR.1, SR.2). */
export function offerEveryChild(course: Course): void {
  for (const activity of course.byId.values()) {
    if (isLeaf(activity) || stateOf(course, activity).available) continue;
    stateOf(course, activity).available = activity.children.map(({ id }) => id);
    offerChildren(course, activity, 'once');
    offerChildren(course, activity, 'onEachNewAttempt');
  }
}

/** SR.1 select children and SR.2 randomize children, at the moment the manifest asks. */
export function offerChildren(course: Course, activity: Activity, timing: Exclude<Timing, 'never'>): void {
  const { randomization } = activity.sequencing;
  const state = stateOf(course, activity);
  const all = activity.children.map(({ id }) => id);
  if (randomization.selectionTiming === timing && randomization.selectCount !== null) {
    const kept = new Set(shuffled(course, all).slice(0, randomization.selectCount));
    state.available = all.filter((id) => kept.has(id));
  }
  if (randomization.randomizationTiming === timing && randomization.reorderChildren)
    state.available = shuffled(course, state.available ?? all);
}

/** Fisher–Yates over the course's own generator: the same state gives the same order in the browser and on the server. */
function shuffled(course: Course, ids: readonly string[]): string[] {
  const order = [...ids];
  for (let last = order.length - 1; last > 0; last--) {
    const other = nextRandom(course) % (last + 1);
    [order[last], order[other]] = [order[other] ?? '', order[last] ?? ''];
  }
  return order;
}

/** Mulberry32, a public-domain generator of 32 bits. */
function nextRandom({ state }: Course): number {
  state.seed = (state.seed + 0x6d2b79f5) >>> 0;
  let mixed = state.seed;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
