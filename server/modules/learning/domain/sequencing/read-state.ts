import { SHARED } from './definition.ts';
import type { ActivityState, Known, SequencingState } from './state.ts';
import type { Course } from './tree.ts';

/** Attempts that one activity may count; more is not a learner. */
const MOST_ATTEMPTS = 1_000_000;
const MOST_GLOBALS = 10_000;
const MOST_BUCKETS = 1_000;
/** Characters of one shared text; the standard asks for 64,000. */
const LONGEST_TEXT = 1_000_000;

/**
 * A state that came over the network, or null when it is none of this course: unknown activities, values out of bounds.
 *
 * The player page is in the hands of the learner's browser; what it says is checked like any input.
 */
export function readSequencingState(input: unknown, { byId }: Pick<Course, 'byId'>): SequencingState | null {
  if (!isRecord(input)) return null;
  // A page opened before texts were shared does not send any.
  const { activities, globals, sharedData = {}, currentId, suspendedId, seed } = input;
  const isPlace = (id: unknown) => id === null || (typeof id === 'string' && byId.has(id));
  const isSound =
    isRecord(activities) &&
    Object.entries(activities).every(([id, one]) => {
      const activity = byId.get(id);
      return (
        activity !== undefined &&
        isActivity(
          one,
          activity.sequencing.objectives.length,
          activity.children.map((child) => child.id),
        )
      );
    }) &&
    isRecord(globals) &&
    Object.keys(globals).length <= MOST_GLOBALS &&
    Object.entries(globals).every(([id, known]) => id.length <= 4000 && isKnown(known)) &&
    isRecord(sharedData) &&
    Object.keys(sharedData).length <= MOST_BUCKETS &&
    Object.entries(sharedData).every(
      ([id, text]) => id.length <= 4000 && typeof text === 'string' && text.length <= LONGEST_TEXT,
    ) &&
    isPlace(currentId) &&
    isPlace(suspendedId) &&
    isWhole(seed, 0xffff_ffff);
  // Each member was looked at above; the compiler cannot follow a list of checks.
  return isSound ? ({ activities, globals, sharedData, currentId, suspendedId, seed } as SequencingState) : null;
}

const FLAGS = [
  'isActive',
  'isSuspended',
  'areObjectivesStale',
  'isProgressStale',
  'saidCompletion',
  'saidSuccess',
] as const satisfies readonly (keyof ActivityState)[];

function isActivity(input: unknown, objectives: number, children: readonly string[]): boolean {
  if (!isRecord(input) || Object.keys(input).length !== FLAGS.length + 3) return false;
  const { attemptCount, objectives: known, available } = input;
  return (
    FLAGS.every((flag) => typeof input[flag] === 'boolean') &&
    isWhole(attemptCount, MOST_ATTEMPTS) &&
    Array.isArray(known) &&
    known.length === objectives &&
    known.every(isKnown) &&
    (available === null || (Array.isArray(available) && isSelection(available, children)))
  );
}

const isSelection = (ids: readonly unknown[], among: readonly string[]) =>
  new Set(ids).size === ids.length && ids.every((id) => among.includes(id as string));

function isKnown(input: unknown): input is Known {
  return (
    isRecord(input) &&
    Object.entries(input).every(([what, value]) => {
      if (!SHARED.includes(what as never)) return false;
      if (what === 'satisfied' || what === 'completed') return typeof value === 'boolean';
      return typeof value === 'number' && Number.isFinite(value);
    })
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown, most: number) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
