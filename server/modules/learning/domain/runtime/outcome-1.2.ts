import { timespanHundredths } from './durations.ts';
import type { Facts } from './model.ts';
import type { Outcome } from './runtime.ts';

/**
 * Status that the system gives at the end of a session, null when what the content said stands.
 *
 * Source: SCORM 1.2 RTE 3.4.4, cmi.core.lesson_status: with credit, a mastery score and a raw score, the score decides;
 * content that never said anything is completed (browsed in browse mode). A session left half-way, with exit "suspend"
 * and status "incomplete", is not judged: its score is not the last word.
 */
export function judgedStatus12({ launch, state }: Facts): string | null {
  const { 'cmi.core.lesson_status': status, 'cmi.core.score.raw': raw, 'cmi.core.exit': exit } = state.values;
  const isHalfWay = exit === 'suspend' && (status === undefined || status === 'incomplete');
  if (isHalfWay) return status === undefined ? 'incomplete' : null;
  const isJudged = launch.isForCredit && launch.mode === 'normal' && launch.masteryScore !== null && raw;
  if (isJudged) return Number(raw) >= (launch.masteryScore ?? 0) ? 'passed' : 'failed';
  if (status !== undefined) return null;
  return launch.mode === 'browse' ? 'browsed' : 'completed';
}

/** What a 1.2 item amounts to. */
export function outcome12({ state }: Facts): Outcome {
  const { values, judgedStatus, earlierHundredths, pastAttemptsHundredths } = state;
  const status = judgedStatus ?? values['cmi.core.lesson_status'];
  const session = timespanHundredths(values['cmi.core.session_time'] ?? '') ?? 0;
  const raw = numberOf(values['cmi.core.score.raw']);
  return {
    completion: completionOf({ state }),
    success: status === 'passed' || status === 'failed' ? status : 'unknown',
    scoreScaled: raw === null ? null : scaled(raw, values),
    scoreRaw: raw,
    progress: null,
    sessionTimeHundredths: session,
    totalTimeHundredths: session + earlierHundredths + pastAttemptsHundredths,
    location: values['cmi.core.lesson_location'] ?? '',
    suspendData: values['cmi.suspend_data'] ?? '',
  };
}

/**
 * Completion is what the content says; a mastery score changes success only, for a low score half-way is no end.
 * "failed" said by the content itself is an end.
 */
function completionOf({ state }: Pick<Facts, 'state'>): Outcome['completion'] {
  if (state.phase === 'idle') return 'not-attempted';
  const said = state.values['cmi.core.lesson_status'] ?? state.judgedStatus;
  return said === 'passed' || said === 'completed' || said === 'failed' ? 'completed' : 'incomplete';
}

function scaled(raw: number, values: Readonly<Record<string, string>>): number {
  const low = numberOf(values['cmi.core.score.min']) ?? 0;
  const high = numberOf(values['cmi.core.score.max']) ?? 100;
  return high > low ? Math.min(1, Math.max(0, (raw - low) / (high - low))) : raw / 100;
}

const numberOf = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
