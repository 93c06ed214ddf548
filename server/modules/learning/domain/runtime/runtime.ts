/** Run-time dialects; the three editions of 2004 share one data model. */
export type RuntimeEdition = '1.2' | '2004';

/**
 * What is kept of one item for one learner: plain JSON, written by the player, stored and judged by the server.
 *
 * `values` holds what the content wrote, by element name ("cmi.core.lesson_location"), and the `_count` of each list.
 */
export type CmiState = {
  readonly edition: RuntimeEdition;
  /** 1 for the first attempt. In 1.2 there is only one. */
  readonly attempt: number;
  readonly phase: 'idle' | 'running' | 'ended';
  readonly entry: 'ab-initio' | 'resume' | '';
  readonly values: Readonly<Record<string, string>>;
  /** 1.2: status that the system decided at the end of a session; what the content writes later replaces it. */
  readonly judgedStatus: string | null;
  /** Time of the earlier sessions of this attempt, in hundredths of a second. */
  readonly earlierHundredths: number;
  /** Time of the earlier attempts, in hundredths of a second. */
  readonly pastAttemptsHundredths: number;
};

/** A text that items share, and what this one may do with it. */
export type SharedText = {
  readonly targetId: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly text: string | null;
};

/** What the system gives to an item when it opens. */
export type LaunchData = {
  readonly learnerId: string;
  /** "Surname, First name", as SCORM asks. */
  readonly learnerName: string;
  readonly mode: 'normal' | 'browse' | 'review';
  readonly isForCredit: boolean;
  /** 1.2, 0 to 100. */
  readonly masteryScore: number | null;
  /** 2004, -1 to 1. */
  readonly scaledPassingScore: number | null;
  /** 2004, 0 to 1. */
  readonly completionThreshold: number | null;
  readonly maxTimeAllowed: string | null;
  readonly timeLimitAction: string | null;
  readonly dataFromLms: string;
  readonly objectiveIds: readonly string[];
  /** 2004, by element name: what a new attempt finds already known, shared by other activities. */
  readonly initialValues: Readonly<Record<string, string>>;
  /** 2004 4th edition: texts shared with other items, in order, as they stand now; null where nobody wrote one. */
  readonly sharedData: readonly SharedText[];
  /** Preferences of the learner shared between items, by element name. */
  readonly preferences: Readonly<Record<string, string>>;
  /** What the buttons of the page allow, for adl.nav.request_valid. */
  readonly navigation: {
    readonly canContinue: boolean;
    readonly canPrevious: boolean;
    readonly choices: readonly string[];
    readonly jumps: readonly string[];
  };
};

/** What an item amounts to. Durations in hundredths of a second. */
export type Outcome = {
  readonly completion: 'not-attempted' | 'incomplete' | 'completed' | 'unknown';
  readonly success: 'passed' | 'failed' | 'unknown';
  /** -1 to 1. */
  readonly scoreScaled: number | null;
  readonly scoreRaw: number | null;
  /** 0 to 1, when the content says it. */
  readonly progress: number | null;
  /** Time that the content says of its last session. */
  readonly sessionTimeHundredths: number;
  /** Time that the content says of all sessions of all attempts. */
  readonly totalTimeHundredths: number;
  readonly location: string;
  readonly suspendData: string;
};

/**
 * The run-time engine of one item: the port behind which a full sequencing engine can stand.
 *
 * Calls answer with strings as the standard asks, never throw, and leave their code in `lastError`.
 */
export type ScormRuntime = {
  initialize(argument?: unknown): 'true' | 'false';
  terminate(argument?: unknown): 'true' | 'false';
  getValue(element: unknown): string;
  setValue(element: unknown, value: unknown): 'true' | 'false';
  commit(argument?: unknown): 'true' | 'false';
  lastError(): string;
  errorString(code: unknown): string;
  diagnostic(code: unknown): string;
  /** Keeps the attempt open whatever the content said: the learner pressed "Suspendre". */
  suspend(): void;
  /** The learner asks for something else: what the content asked for no longer counts. */
  overrule(): void;
  /**
   * 2004: what the content asked for before it ended ("continue", "{target=x}choice"…), "_none_" otherwise. Out of time
   * or logged out, it leaves the whole course (RTE 4.2.8).
   */
  navigationRequest(): string;
  snapshot(): CmiState;
  outcome(): Outcome;
};
