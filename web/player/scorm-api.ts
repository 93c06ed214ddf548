import type { ScormRuntime } from '../../server/modules/learning/domain/runtime/index.ts';

export type ApiListener = {
  /** The run-time of the item on screen; null between two items. */
  current(): ScormRuntime | null;
  onWrite(): void;
  onCommit(): void;
  onTerminate(): void;
};

type Calls = Record<string, (...given: unknown[]) => string>;

/**
 * Puts the object that content looks for on this window: `API` (1.2) or `API_1484_11` (2004).
 *
 * Source: SCORM 1.2 RTE 3.3.1, SCORM 2004 RTE 3.2. Every call is synchronous and never throws.
 */
export function installApi(edition: '1.2' | '2004', listener: ApiListener): void {
  const calls = edition === '1.2' ? calls12(listener) : calls2004(listener);
  Object.defineProperty(window, edition === '1.2' ? 'API' : 'API_1484_11', { value: Object.freeze(calls) });
}

function behaviour(listener: ApiListener) {
  const ask = (question: (runtime: ScormRuntime) => string, absent: string) => {
    const runtime = listener.current();
    return runtime ? question(runtime) : absent;
  };
  const told = (answer: string, tell: () => void) => {
    if (answer === 'true') tell();
    return answer;
  };
  return {
    initialize: (argument?: unknown) => ask((runtime) => runtime.initialize(argument), 'false'),
    terminate: (argument?: unknown) =>
      told(
        ask((runtime) => runtime.terminate(argument), 'false'),
        listener.onTerminate,
      ),
    getValue: (element?: unknown) => ask((runtime) => runtime.getValue(element), ''),
    setValue: (element?: unknown, value?: unknown) =>
      told(
        ask((runtime) => runtime.setValue(element, value), 'false'),
        listener.onWrite,
      ),
    commit: (argument?: unknown) =>
      told(
        ask((runtime) => runtime.commit(argument), 'false'),
        listener.onCommit,
      ),
    lastError: () => ask((runtime) => runtime.lastError(), '0'),
    errorString: (code?: unknown) => ask((runtime) => runtime.errorString(code), ''),
    diagnostic: (code?: unknown) => ask((runtime) => runtime.diagnostic(code), ''),
  };
}

function calls12(listener: ApiListener): Calls {
  const does = behaviour(listener);
  return {
    LMSInitialize: does.initialize,
    LMSFinish: does.terminate,
    LMSGetValue: does.getValue,
    LMSSetValue: does.setValue,
    LMSCommit: does.commit,
    LMSGetLastError: does.lastError,
    LMSGetErrorString: does.errorString,
    LMSGetDiagnostic: does.diagnostic,
  };
}

function calls2004(listener: ApiListener): Calls {
  const does = behaviour(listener);
  return {
    Initialize: does.initialize,
    Terminate: does.terminate,
    GetValue: does.getValue,
    SetValue: does.setValue,
    Commit: does.commit,
    GetLastError: does.lastError,
    GetErrorString: does.errorString,
    GetDiagnostic: does.diagnostic,
  };
}
