import { intervalHundredths, timespanHundredths } from './durations.ts';
import { judgedStatus12 } from './outcome-1.2.ts';
import type { CmiState, LaunchData, RuntimeEdition } from './runtime.ts';

/** What a session leaves to the next one in neither dialect. */
const OF_ONE_SESSION = new Set([
  'cmi.core.session_time',
  'cmi.core.exit',
  'cmi.session_time',
  'cmi.exit',
  'adl.nav.request',
]);

/**
 * State of an item as it opens again.
 *
 * A session without goodbye (closed tab, lost power) is resumed like a suspended one: a bookmark is never lost. In 2004
 * an attempt that ended without "suspend" is followed by a fresh one; 1.2 knows one attempt and keeps its data.
 */
export function nextSession(edition: RuntimeEdition, launch: LaunchData, before: CmiState | undefined): CmiState {
  const state = reopened(edition, launch, before);
  const own = Object.entries(state.values).filter(([name]) => !name.startsWith('adl.data.'));
  // Other items may have written them since.
  const shared = launch.sharedData.flatMap(({ text }, index) =>
    text === null ? [] : [[`adl.data.${index}.store`, text] as const],
  );
  return { ...state, values: Object.fromEntries([...own, ...shared]) };
}

function reopened(edition: RuntimeEdition, launch: LaunchData, before: CmiState | undefined): CmiState {
  if (!before || before.edition !== edition) return freshAttempt(edition, launch, { attempt: 1, pastHundredths: 0 });
  if (before.phase === 'idle') return before;
  const total = before.earlierHundredths + sessionHundredths(before);
  const isOpen = before.phase === 'running' || isSuspended(before);
  if (edition === '2004' && !isOpen) {
    const pastHundredths = before.pastAttemptsHundredths + total;
    return freshAttempt(edition, launch, { attempt: before.attempt + 1, pastHundredths });
  }
  const kept = Object.entries(before.values).filter(([name]) => !OF_ONE_SESSION.has(name));
  return {
    ...before,
    phase: 'idle',
    entry: isOpen ? 'resume' : '',
    values: { ...Object.fromEntries(kept), ...newsOf(before.values, launch.initialValues) },
    earlierHundredths: total,
  };
}

/** State at the end of a session, said by the content or, when it never says it, by the server after a silence. */
export function closeSession(state: CmiState, launch: LaunchData): CmiState {
  if (state.phase !== 'running') return state;
  const judgedStatus = state.edition === '1.2' ? judgedStatus12({ launch, state }) : null;
  return { ...state, phase: 'ended', judgedStatus };
}

export const exitOf = (state: CmiState) => state.values[state.edition === '1.2' ? 'cmi.core.exit' : 'cmi.exit'] ?? '';

/** Whether the attempt goes on at the next session: the content suspends itself, or asks to have all suspended. */
export const isSuspended = (state: CmiState) =>
  exitOf(state) === 'suspend' || state.values['adl.nav.request'] === 'suspendAll';

/** 2004: what other activities made meanwhile of the objectives that this one shares, under the ranks it gave them. */
function newsOf(values: CmiState['values'], known: CmiState['values']): Record<string, string> {
  const rankOf = (name: string) => /^cmi\.objectives\.(\d+)\.id$/.exec(name)?.[1];
  const ranks = new Map(
    Object.entries(values).flatMap(([name, id]) => {
      const rank = rankOf(name);
      return rank === undefined ? [] : [[id, rank] as const];
    }),
  );
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => {
      const [, theirs, part] = /^cmi\.objectives\.(\d+)\.(?!id$)(.+)$/.exec(name) ?? [];
      const ours = ranks.get(known[`cmi.objectives.${theirs}.id`] ?? '');
      return ours === undefined ? [] : [[`cmi.objectives.${ours}.${part}`, value]];
    }),
  );
}

function sessionHundredths({ edition, values }: CmiState): number {
  return edition === '1.2'
    ? (timespanHundredths(values['cmi.core.session_time'] ?? '') ?? 0)
    : (intervalHundredths(values['cmi.session_time'] ?? '') ?? 0);
}

function freshAttempt(
  edition: RuntimeEdition,
  launch: LaunchData,
  { attempt, pastHundredths }: { attempt: number; pastHundredths: number },
): CmiState {
  const ids = edition === '2004' ? launch.objectiveIds : [];
  const listed = ids.map((id, index) => [`cmi.objectives.${index}.id`, id]);
  return {
    edition,
    attempt,
    phase: 'idle',
    entry: 'ab-initio',
    values: {
      ...(ids.length > 0 ? { 'cmi.objectives._count': String(ids.length), ...Object.fromEntries(listed) } : {}),
      ...(edition === '2004' ? launch.initialValues : {}),
    },
    judgedStatus: null,
    earlierHundredths: 0,
    pastAttemptsHundredths: pastHundredths,
  };
}
