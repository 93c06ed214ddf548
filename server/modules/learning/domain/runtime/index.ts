export { bestOutcome } from './best-outcome.ts';
export { createRuntime, judge, type RuntimeStart, shownSuccess } from './create-runtime.ts';
export { readCmiState } from './read-state.ts';
export type { CmiState, LaunchData, Outcome, RuntimeEdition, ScormRuntime } from './runtime.ts';
export { isSuspended } from './session.ts';
export { sharedBy } from './shared-data.ts';
