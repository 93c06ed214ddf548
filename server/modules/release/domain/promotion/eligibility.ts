import { ENVIRONMENT_KEYS, type EnvironmentKey, type Freeze, freezeOn } from '../environments/environment.ts';
import { type Gate, gatesOf, type PeopleGate, type WaivableGate } from './gates.ts';

/** pass: proven; fail: proven wrong; insufficient: nobody knows, and not knowing opens no gate. */
export type Answer = 'pass' | 'fail' | 'insufficient';

/** Why a gate answers what it answers; the answer follows from it. */
export type Reason = 'proven' | 'refuted' | 'missing' | 'stale' | 'underway';

export type Outcome = 'pass' | 'fail' | 'insufficient';

export type Evidence = {
  readonly outcome: Outcome;
  readonly summary: string;
  readonly at: Date;
  readonly holdsUntil: string | null;
  /** Digest of the other build that it holds for; null where there is no other. */
  readonly against: string | null;
};

/** Gates that FormaPro measures and keeps a note of, build by build. */
export type MeasuredGate = 'tests' | 'migrations' | 'load' | 'skew';

/** Everything that is known when the question is asked. Null everywhere means: nobody knows. */
export type Known = {
  readonly now: Date;
  /** Day of France as YYYY-MM-DD. */
  readonly today: string;
  readonly arrived: ReadonlySet<EnvironmentKey>;
  /** Digest of the build that PROD is on, which this one would follow; null before the first. */
  readonly inProd: string | null;
  readonly evidence: Readonly<Partial<Record<MeasuredGate | PeopleGate, Evidence>>>;
  readonly recette: {
    readonly state: 'underway' | 'go' | 'noGo' | 'void';
    readonly number: string | null;
    readonly at: Date | null;
  } | null;
  readonly drill: { readonly at: Date; readonly passed: boolean } | null;
  /** When this build was last taken back from the companies that had it. */
  readonly rolledBackAt: Date | null;
  /** Null: the environment does not exist here, so its calendar is unknown. */
  readonly freezes: readonly Freeze[] | null;
  readonly approval: { readonly by: string; readonly at: Date } | null;
  /** Gates whose waiver two people gave and whose day is not past. */
  readonly waived: ReadonlySet<WaivableGate>;
};

export type GateState = {
  readonly gate: Gate;
  readonly answer: Answer;
  readonly reason: Reason;
  /** When what is known happened. */
  readonly at: Date | null;
  /** Until which day it holds. */
  readonly until: string | null;
  /** Number, summary, reason of a freeze or name, as it was written. */
  readonly words: string;
  readonly isWaived: boolean;
};

export type Eligibility = {
  readonly environment: EnvironmentKey;
  /** next: its turn; arrived: it is there; early: the environment before it comes first. */
  readonly turn: 'next' | 'arrived' | 'early';
  readonly gates: readonly GateState[];
  readonly mayEnter: boolean;
};

/** The one function that says whether a build may enter an environment: lists, buttons and use cases all ask it. */
export function eligibilityOf(environment: EnvironmentKey, known: Known): Eligibility {
  const turn = turnOf(environment, known.arrived);
  const gates = gatesOf(environment).map((gate) => stateOf(gate, known));
  const isOpen = gates.every(({ answer, isWaived }) => answer === 'pass' || isWaived);
  return { environment, turn, gates, mayEnter: turn === 'next' && isOpen };
}

function turnOf(environment: EnvironmentKey, arrived: ReadonlySet<EnvironmentKey>): Eligibility['turn'] {
  if (arrived.has(environment)) return 'arrived';
  const before = ENVIRONMENT_KEYS.slice(0, ENVIRONMENT_KEYS.indexOf(environment));
  return before.every((key) => arrived.has(key)) ? 'next' : 'early';
}

type Judged = { reason: Reason; at?: Date | null; until?: string | null; words?: string };

function stateOf(gate: Gate, known: Known): GateState {
  const { reason, at = null, until = null, words = '' } = JUDGES[gate](known);
  const answer = reason === 'proven' ? 'pass' : reason === 'refuted' ? 'fail' : 'insufficient';
  const isWaived = answer !== 'pass' && gate !== 'approval' && known.waived.has(gate);
  return { gate, answer, reason, at, until, words, isWaived };
}

const HOUR_MS = 3_600_000;
/** The deployment plan asks for a backup that was restored less than a day before. */
const DRILL_HOURS = 24;
/** Data change: a rehearsal on those of last week proves little. Our choice. */
const REHEARSAL_DAYS = 7;

const JUDGES: Readonly<Record<Gate, (known: Known) => Judged>> = {
  tests: ({ evidence }) => noted(evidence.tests),
  recette: ({ recette }) =>
    recette
      ? { reason: RECETTE_REASONS[recette.state], at: recette.at, words: recette.number ?? '' }
      : { reason: 'missing' },
  migrations: ({ evidence, now }) => {
    const judged = noted(evidence.migrations);
    return isOlder(judged.at, now, REHEARSAL_DAYS * 24) ? { ...judged, reason: 'stale' } : judged;
  },
  backup: ({ drill, now }) => {
    if (!drill) return { reason: 'missing' };
    if (!drill.passed) return { reason: 'refuted', at: drill.at };
    return { reason: isOlder(drill.at, now, DRILL_HOURS) ? 'stale' : 'proven', at: drill.at };
  },
  rollback: ({ rolledBackAt }) => ({ reason: rolledBackAt ? 'proven' : 'missing', at: rolledBackAt }),
  load: ({ evidence }) => noted(evidence.load),
  skew: ({ evidence, inProd }) => {
    const judged = noted(evidence.skew);
    // Proven with another version than the one that people are on: nothing is known of these two.
    return evidence.skew && inProd && evidence.skew.against !== inProd ? { ...judged, reason: 'stale' } : judged;
  },
  communication: ({ evidence }) => noted(evidence.communication),
  support: ({ evidence, today }) => {
    const judged = noted(evidence.support);
    return judged.until && judged.until < today ? { ...judged, reason: 'stale' } : judged;
  },
  freeze: ({ freezes, today }) => {
    if (!freezes) return { reason: 'missing' };
    const freeze = freezeOn(freezes, today);
    return freeze ? { reason: 'refuted', until: freeze.to, words: freeze.why } : { reason: 'proven' };
  },
  approval: ({ approval }) =>
    approval ? { reason: 'proven', at: approval.at, words: approval.by } : { reason: 'missing' },
};

const RECETTE_REASONS = { underway: 'underway', go: 'proven', noGo: 'refuted', void: 'stale' } as const;

const OUTCOME_REASONS = { pass: 'proven', fail: 'refuted', insufficient: 'missing' } as const;

function noted(evidence: Evidence | undefined): Judged {
  if (!evidence) return { reason: 'missing' };
  const { outcome, summary, at, holdsUntil } = evidence;
  return { reason: OUTCOME_REASONS[outcome], at, until: holdsUntil, words: summary };
}

function isOlder(at: Date | null | undefined, now: Date, hours: number): boolean {
  return at != null && now.getTime() - at.getTime() > hours * HOUR_MS;
}
