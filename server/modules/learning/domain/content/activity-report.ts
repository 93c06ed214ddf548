import type { CmiState, LaunchData } from '../runtime/index.ts';
import { isSuspended, judge, shownSuccess } from '../runtime/index.ts';
import type { Known, Report } from '../sequencing/index.ts';

/**
 * What the run-time data of a 2004 item say of its activity, as it is put away.
 *
 * Source: SCORM 2004 RTE 4th Edition, 4.2.4 (completion_status), 4.2.17 (objectives), 4.2.19 (progress_measure), 4.2.20
 * (score), 4.2.22 (success_status): each says how it maps to the tracking model.
 */
export function activityReport(state: CmiState, launch: LaunchData): Report {
  const { values } = state;
  const isSilent = state.phase === 'idle';
  const completion =
    launch.completionThreshold === null ? values['cmi.completion_status'] : judge(state, launch).completion;
  return {
    completion: isSilent || completion === undefined ? null : (COMPLETION[completion] ?? 'unknown'),
    success: isSilent ? null : success(shownSuccess(state, launch)),
    known: scores(values, 'cmi'),
    objectives: objectives(values),
    isSuspended: isSuspended(state),
  };
}

const COMPLETION: Readonly<Record<string, boolean | 'unknown'>> = {
  completed: true,
  incomplete: false,
  'not attempted': false,
  unknown: 'unknown',
};

function success(word: string | undefined): Report['success'] {
  if (word === undefined) return null;
  return word === 'passed' || word === 'failed' ? word === 'passed' : 'unknown';
}

function objectives(values: CmiState['values']): Report['objectives'] {
  const count = Number(values['cmi.objectives._count'] ?? 0);
  const all = Array.from({ length: count }, (_, index) => {
    const root = `cmi.objectives.${index}`;
    const satisfied = success(values[`${root}.success_status`]);
    const completed = COMPLETION[values[`${root}.completion_status`] ?? ''] ?? null;
    const known = {
      ...scores(values, root),
      ...(satisfied === null ? {} : { satisfied: satisfied === 'unknown' ? undefined : satisfied }),
      ...(completed === null ? {} : { completed: completed === 'unknown' ? undefined : completed }),
    };
    return [values[`${root}.id`] ?? '', known] as const;
  });
  return Object.fromEntries(all.filter(([id]) => id !== ''));
}

const PARTS = [
  ['measure', 'score.scaled'],
  ['rawScore', 'score.raw'],
  ['minScore', 'score.min'],
  ['maxScore', 'score.max'],
  ['progress', 'progress_measure'],
] as const;

function scores(values: CmiState['values'], root: string): Known {
  const said = PARTS.flatMap(([what, name]) => {
    const text = values[`${root}.${name}`];
    return text === undefined || text === '' ? [] : [[what, Number(text)] as const];
  });
  return Object.fromEntries(said);
}

/**
 * Values that a content finds as its attempt begins: what its objectives know already, from other activities.
 *
 * @param known of each objective of the activity, the primary one first, which is also the content as a whole
 */
export function initialValues(known: readonly { id: string; known: Known }[]): Record<string, string> {
  const named = known.filter(({ id }) => id !== '');
  const whole = known[0]?.known ?? {};
  return Object.fromEntries([
    ...wordsOf(whole, 'cmi'),
    ...(named.length > 0 ? [['cmi.objectives._count', String(named.length)]] : []),
    ...named.flatMap(({ id, known: one }, index) => [
      [`cmi.objectives.${index}.id`, id],
      ...wordsOf(one, `cmi.objectives.${index}`),
    ]),
  ]);
}

function wordsOf(known: Known, root: string): [string, string][] {
  const { satisfied, completed } = known;
  return [
    ...(satisfied === undefined
      ? []
      : [[`${root}.success_status`, satisfied ? 'passed' : 'failed'] as [string, string]]),
    ...(completed === undefined
      ? []
      : [[`${root}.completion_status`, completed ? 'completed' : 'incomplete'] as [string, string]]),
    ...PARTS.flatMap(([what, name]): [string, string][] =>
      known[what] === undefined ? [] : [[`${root}.${name}`, String(known[what])]],
    ),
  ];
}
