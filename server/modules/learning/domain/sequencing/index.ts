export { type CourseOutcome, courseOutcome } from './course-outcome.ts';
export {
  type ActivityDefinition,
  GLOBAL_TO_SYSTEM,
  type ObjectiveDefinition,
  PLAIN_OBJECTIVE,
  PLAIN_SEQUENCING,
  type RollupRule,
  type RuleCondition,
  type Scope,
  type SequencingDefinition,
  type SequencingRule,
} from './definition.ts';
export { type Navigated, type NavigationRequest, navigate } from './navigate.ts';
export { readSequencingState } from './read-state.ts';
export { knownOf, type Report, report } from './report.ts';
export { type Known, NOT_BEGUN, type SequencingState } from './state.ts';
export { type Course, openCourse } from './tree.ts';
export { type Validity, validityOf } from './validity.ts';
