import { readObjective, writeObjective } from './objectives.ts';
import { rollUp } from './rollup.ts';
import type { Change, Known } from './state.ts';
import { type Activity, type Course, isLeaf, stateOf } from './tree.ts';

/** What a content said of its attempt, as the run-time data model has it when it is put away. */
export type Report = {
  /** Written by the content, were it "unknown"; null when it never spoke of it. */
  readonly completion: boolean | 'unknown' | null;
  readonly success: boolean | 'unknown' | null;
  readonly known: Known;
  /** Objectives of the content by id; an undefined member was said to be unknown. */
  readonly objectives: Readonly<Record<string, Change>>;
  /** The content asked to be resumed. */
  readonly isSuspended: boolean;
};

/** Brings what the content said into the tracking of its activity, before its attempt ends. */
export function report(course: Course, activityId: string, said: Report): void {
  const activity = course.byId.get(activityId);
  if (!activity || !isLeaf(activity)) return;
  const state = stateOf(course, activity);
  state.isSuspended = said.isSuspended;
  if (!activity.sequencing.isTracked) return;
  state.saidCompletion = said.completion !== null;
  state.saidSuccess = said.success !== null;
  const tell = (rank: number, change: Change) =>
    writeObjective(course, activity, rank, withForgotten(course, activity, rank, change), { isSaid: true });
  const own: Change = {
    ...said.known,
    ...(said.completion === null ? {} : { completed: said.completion === 'unknown' ? undefined : said.completion }),
    ...(said.success === null ? {} : { satisfied: said.success === 'unknown' ? undefined : said.success }),
  };
  const touched = tell(0, own);
  activity.sequencing.objectives.forEach(({ id }, rank) => {
    const known = said.objectives[id];
    if (!known || !id) return;
    // What a content says of its primary objective by name and as a whole is one thing; the whole has the last word.
    const wanted = rank === 0 ? { ...known, ...own } : known;
    touched.push(...tell(rank, wanted));
  });
  if (touched.length > 0) rollUp(course, activity, touched);
}

/** What was known and is no longer said becomes unknown again. */
function withForgotten(course: Course, activity: Activity, rank: number, known: Change): Change {
  const before = stateOf(course, activity).objectives[rank] ?? {};
  const forgotten = Object.keys(before).filter((what) => !(what in known));
  return { ...Object.fromEntries(forgotten.map((what) => [what, undefined])), ...known };
}

/** What a content finds of an objective when it opens: its own, or what other activities shared (RTE 4.2.17). */
export function knownOf(course: Course, activity: Activity, rank: number): Known {
  const read = <S extends keyof Known>(what: S) => readObjective(course, activity, { rank, what });
  const all: Known = {};
  for (const what of ['satisfied', 'measure', 'rawScore', 'minScore', 'maxScore', 'completed', 'progress'] as const) {
    const value = read(what);
    if (value !== undefined) Object.assign(all, { [what]: value });
  }
  return all;
}
