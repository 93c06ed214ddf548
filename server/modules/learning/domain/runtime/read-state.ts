import { MAX_VALUE_LENGTH } from './checks.ts';
import { dialects } from './dialects.ts';
import { readElementPath } from './element-path.ts';
import type { CmiState } from './runtime.ts';

/** Values that one item may hold: ten thousand interactions of ten elements. */
const MAX_VALUES = 100_000;
/** What the database counts to. */
const MAX_ATTEMPT = 2_147_483_647;
const PHASES = ['idle', 'running', 'ended'];
const ENTRIES = ['ab-initio', 'resume', ''];

/**
 * A state that came over the network, or null when it is none: unknown elements, read-only ones, wrong kinds.
 *
 * The content page is in the hands of the learner's browser; what it says is checked like any input.
 */
export function readCmiState(input: unknown): CmiState | null {
  if (!isRecord(input)) return null;
  const { edition, attempt, phase, entry, values, judgedStatus, earlierHundredths, pastAttemptsHundredths } = input;
  if (edition !== '1.2' && edition !== '2004') return null;
  const isSound =
    isCount(attempt) &&
    Number(attempt) <= MAX_ATTEMPT &&
    PHASES.includes(phase as string) &&
    ENTRIES.includes(entry as string) &&
    (judgedStatus === null || (typeof judgedStatus === 'string' && judgedStatus.length < 20)) &&
    isCount(earlierHundredths) &&
    isCount(pastAttemptsHundredths) &&
    isRecord(values) &&
    areValues(edition, values);
  if (!isSound) return null;
  // Each field was looked at above; the compiler cannot follow a list of checks.
  const sound = { edition, attempt, phase, entry, values, judgedStatus, earlierHundredths, pastAttemptsHundredths };
  return sound as CmiState;
}

function areValues(edition: CmiState['edition'], values: Record<string, unknown>): boolean {
  const { model } = dialects[edition];
  const entries = Object.entries(values);
  return (
    entries.length <= MAX_VALUES &&
    entries.every(([name, value]) => {
      if (typeof value !== 'string' || value.length > MAX_VALUE_LENGTH) return false;
      const element = model[readElementPath(name)?.pattern ?? ''];
      if (name.endsWith('._count')) return element?.access === 'keyword' && /^\d{1,5}$/.test(value);
      return element?.access === 'read-write' || element?.access === 'write';
    })
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
