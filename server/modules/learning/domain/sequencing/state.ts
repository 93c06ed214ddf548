import type { Shared } from './definition.ts';

/** Something known about an objective; a missing member is unknown, which is not the same as false or zero. */
export type Known = {
  satisfied?: boolean;
  /** -1 to 1. */
  measure?: number;
  rawScore?: number;
  minScore?: number;
  maxScore?: number;
  completed?: boolean;
  /** 0 to 1. */
  progress?: number;
};
/** One thing known, or not. */
export type Value<S extends Shared> = Known[S] | undefined;
/** What is to be known from now on; undefined makes it unknown again. */
export type Change = { readonly [S in Shared]?: Value<S> };

/** What is tracked of one activity. Plain JSON. */
export type ActivityState = {
  isActive: boolean;
  isSuspended: boolean;
  /** Attempts begun; zero means never attempted. */
  attemptCount: number;
  /** By rank in the definition's list of objectives. Completion and progress of the activity are those of the first. */
  objectives: Known[];
  /** Set when the parent began another attempt: what is known belongs to an earlier one. */
  areObjectivesStale: boolean;
  isProgressStale: boolean;
  /** The content itself spoke of completion, or of success, in this attempt, were it to say "unknown". */
  saidCompletion: boolean;
  saidSuccess: boolean;
  /** Children offered, in order; null until the tree was first prepared. */
  available: string[] | null;
};

/** Where a learner stands in a course. Plain JSON, kept between visits. */
export type SequencingState = {
  activities: Record<string, ActivityState>;
  /** Global objectives by id; those of several courses when the manifest says so. */
  globals: Record<string, Known>;
  /** Texts that activities share, by the id of their bucket (RTE 4.3). */
  sharedData: Record<string, string>;
  currentId: string | null;
  suspendedId: string | null;
  /** State of the generator behind "select" and "randomize", so that the same state always gives the same course. */
  seed: number;
};

/** A course that nobody has opened. */
export const NOT_BEGUN: SequencingState = {
  activities: {},
  globals: {},
  sharedData: {},
  currentId: null,
  suspendedId: null,
  seed: 0,
};

export const newActivityState = (objectives: number): ActivityState => ({
  isActive: false,
  isSuspended: false,
  attemptCount: 0,
  objectives: Array.from({ length: objectives }, () => ({})),
  areObjectivesStale: false,
  isProgressStale: false,
  saidCompletion: false,
  saidSuccess: false,
  available: null,
});
