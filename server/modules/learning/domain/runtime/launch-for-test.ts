import { createRuntime } from './create-runtime.ts';
import type { CmiState, LaunchData, RuntimeEdition, ScormRuntime } from './runtime.ts';

const PLAIN: LaunchData = {
  learnerId: 'l-1',
  learnerName: 'Bernard, Léa',
  mode: 'normal',
  isForCredit: true,
  masteryScore: null,
  scaledPassingScore: null,
  completionThreshold: null,
  maxTimeAllowed: null,
  timeLimitAction: null,
  dataFromLms: '',
  objectiveIds: [],
  initialValues: {},
  sharedData: [],
  preferences: {},
  navigation: { canContinue: true, canPrevious: false, choices: ['b'], jumps: ['b'] },
};

/** An ordinary launch, changed where a test says so. */
export const launchOf = (changes: Partial<LaunchData> = {}): LaunchData => ({ ...PLAIN, ...changes });

/** A session that has just begun. */
export function begun(edition: RuntimeEdition, changes: Partial<LaunchData> = {}, state?: CmiState): ScormRuntime {
  const runtime = createRuntime({ edition, launch: launchOf(changes), ...(state ? { state } : {}) });
  runtime.initialize('');
  return runtime;
}

/** Answer and error code of a write. */
export function wrote(runtime: ScormRuntime, element: unknown, value: unknown): [string, string] {
  return [runtime.setValue(element, value), runtime.lastError()];
}

/** Answer and error code of a read. */
export function read(runtime: ScormRuntime, element: unknown): [string, string] {
  return [runtime.getValue(element), runtime.lastError()];
}

/** Writes all, each of which must pass, and ends the session. */
export function session(runtime: ScormRuntime, values: Record<string, unknown>): CmiState {
  for (const [element, value] of Object.entries(values)) {
    if (runtime.setValue(element, value) !== 'true') throw new Error(`${element}: ${runtime.lastError()}`);
  }
  runtime.terminate('');
  return runtime.snapshot();
}
