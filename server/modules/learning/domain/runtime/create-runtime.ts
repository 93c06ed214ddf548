import { readElement, writeElement } from './access.ts';
import { type Codes, dialects } from './dialects.ts';
import { outcome12 } from './outcome-1.2.ts';
import { outcome2004, success2004 } from './outcome-2004.ts';
import type { CmiState, LaunchData, Outcome, RuntimeEdition, ScormRuntime } from './runtime.ts';
import { closeSession, exitOf, nextSession } from './session.ts';

export type RuntimeStart = {
  readonly edition: RuntimeEdition;
  readonly launch: LaunchData;
  /** What was kept of the item, absent the first time. */
  readonly state?: CmiState;
};

/** What a state amounts to; the same judgement in the browser and on the server. */
export function judge(state: CmiState, launch: LaunchData): Outcome {
  return state.edition === '1.2' ? outcome12({ state, launch }) : outcome2004({ state, launch });
}

/** Success of a 2004 item as it is shown to the content; undefined when nobody spoke of it. */
export function shownSuccess(state: CmiState, launch: LaunchData): string | undefined {
  const written = state.values['cmi.success_status'];
  return launch.scaledPassingScore === null ? written : success2004({ state, launch }, written);
}

/**
 * Opens one item for one session. Source: SCORM 1.2 RTE 3.2 and 3.3; SCORM 2004 RTE chapter 3.
 *
 * Calls never throw: content is written by others. Numbers are accepted where texts are asked; calls before the start
 * and after the end answer "false" or "" and leave the code of the standard.
 */
export function createRuntime({ edition, launch, state: before }: RuntimeStart): ScormRuntime {
  const dialect = dialects[edition];
  let state = nextSession(edition, launch, before);
  let error = 0;

  const fail = (wrong: keyof Codes) => {
    error = dialect.codes[wrong];
    return 'false' as const;
  };
  const pass = () => {
    error = 0;
    return 'true' as const;
  };
  const refuse = (wrong: keyof Codes) => {
    fail(wrong);
    return '';
  };
  const outside = (call: 'get' | 'set' | 'commit' | 'terminate'): keyof Codes =>
    `${call}${state.phase === 'idle' ? 'Before' : 'After'}`;

  return {
    initialize(argument) {
      if (!isEmpty(argument)) return fail('argument');
      if (state.phase !== 'idle') return fail(state.phase === 'running' ? 'initializeTwice' : 'initializeAfterEnd');
      state = { ...state, phase: 'running' };
      return pass();
    },
    terminate(argument) {
      if (!isEmpty(argument)) return fail('argument');
      if (state.phase !== 'running') return fail(outside('terminate'));
      state = closeSession(state, launch);
      return pass();
    },
    getValue(element) {
      if (state.phase !== 'running') return refuse(outside('get'));
      if (isEmpty(element)) return refuse('getNothing');
      const reading = readElement(dialect, { launch, state }, String(element));
      if ('wrong' in reading) return refuse(reading.wrong);
      pass();
      return reading.value;
    },
    setValue(element, value) {
      if (state.phase !== 'running') return fail(outside('set'));
      if (isEmpty(element)) return fail('setNothing');
      const name = String(element);
      const writing = writeElement(dialect, { launch, state }, { name, value: isEmpty(value) ? '' : String(value) });
      if ('wrong' in writing) return fail(writing.wrong);
      const judgedStatus = name === 'cmi.core.lesson_status' ? null : state.judgedStatus;
      state = { ...state, values: { ...state.values, ...writing.values }, judgedStatus };
      return pass();
    },
    commit(argument) {
      if (!isEmpty(argument)) return fail('argument');
      return state.phase === 'running' ? pass() : fail(outside('commit'));
    },
    lastError: () => String(error),
    errorString: (code) => (isEmpty(code) ? '' : (dialect.sentences[Number(code)] ?? '')),
    diagnostic: (code) => dialect.sentences[isEmpty(code) ? error : Number(code)] ?? '',
    suspend() {
      const exit = edition === '1.2' ? 'cmi.core.exit' : 'cmi.exit';
      if (state.phase !== 'idle') state = { ...state, values: { ...state.values, [exit]: 'suspend' } };
    },
    overrule() {
      const { 'adl.nav.request': _, ...values } = state.values;
      state = { ...state, values };
    },
    navigationRequest() {
      const isOver = edition === '2004' && /^(time-out|logout)$/.test(exitOf(state));
      return isOver ? 'exitAll' : (state.values['adl.nav.request'] ?? '_none_');
    },
    snapshot: () => state,
    outcome: () => judge(state, launch),
  };
}

const isEmpty = (argument: unknown) => argument === undefined || argument === null || argument === '';
