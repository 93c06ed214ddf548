import type { ActivityDefinition } from './definition.ts';
import { knownOf } from './report.ts';
import type { SequencingState } from './state.ts';
import { openCourse } from './tree.ts';

/** What the rules of a course make of it as a whole. */
export type CourseOutcome = {
  readonly isDone: boolean;
  readonly passed: boolean | null;
  /** 0 to 1. */
  readonly progress: number | null;
  /** -1 to 1. */
  readonly scoreScaled: number | null;
};

/** The course as its root activity knows it: completed, or satisfied where its rules speak of nothing else. */
export function courseOutcome(definition: ActivityDefinition, state: SequencingState): CourseOutcome {
  const { root, ...course } = openCourse(definition, state);
  const { completed, satisfied, progress, measure } = knownOf({ root, ...course }, root, 0);
  return {
    isDone: completed ?? satisfied ?? false,
    passed: satisfied ?? null,
    progress: progress ?? null,
    scoreScaled: measure ?? null,
  };
}
