import { intervalHundredths } from './durations.ts';
import type { Facts } from './model.ts';
import type { Outcome } from './runtime.ts';
import { isSuspended } from './session.ts';

/** Completion shown to content: a threshold of the manifest decides over what the content says (RTE 4.2.4.1). */
export function completion2004({ launch, state }: Facts, written: string | undefined): string {
  if (launch.completionThreshold === null) return written ?? 'unknown';
  const progress = state.values['cmi.progress_measure'];
  if (progress === undefined) return 'unknown';
  return Number(progress) >= launch.completionThreshold ? 'completed' : 'incomplete';
}

/** Success shown to content: a passing score of the manifest decides over what the content says (RTE 4.2.22.1). */
export function success2004({ launch, state }: Facts, written: string | undefined): string {
  if (launch.scaledPassingScore === null) return written ?? 'unknown';
  const scaled = state.values['cmi.score.scaled'];
  if (scaled === undefined) return 'unknown';
  return Number(scaled) >= launch.scaledPassingScore ? 'passed' : 'failed';
}

/** What a 2004 item amounts to. */
export function outcome2004(facts: Facts): Outcome {
  const { values, phase, earlierHundredths, pastAttemptsHundredths } = facts.state;
  const session = intervalHundredths(values['cmi.session_time'] ?? '') ?? 0;
  const success = success2004(facts, values['cmi.success_status']);
  return {
    completion: phase === 'idle' ? 'not-attempted' : completionOf(facts),
    success: success === 'passed' || success === 'failed' ? success : 'unknown',
    scoreScaled: scaledOf(values),
    scoreRaw: numberOf(values['cmi.score.raw']),
    progress: numberOf(values['cmi.progress_measure']),
    sessionTimeHundredths: session,
    totalTimeHundredths: session + earlierHundredths + pastAttemptsHundredths,
    location: values['cmi.location'] ?? '',
    suspendData: values['cmi.suspend_data'] ?? '',
  };
}

/** Content that ends, does not suspend and never spoke of completion has been seen to its end (SN UP.4). */
function completionOf(facts: Facts): Outcome['completion'] {
  const { state, launch } = facts;
  const written = state.values['cmi.completion_status'];
  const shown = completion2004(facts, written);
  const isSilent = written === undefined && launch.completionThreshold === null;
  if (isSilent && state.phase === 'ended' && !isSuspended(state)) return 'completed';
  if (shown === 'not attempted') return 'not-attempted';
  return shown === 'completed' || shown === 'incomplete' ? shown : 'unknown';
}

function scaledOf(values: Readonly<Record<string, string>>): number | null {
  const scaled = numberOf(values['cmi.score.scaled']);
  if (scaled !== null) return scaled;
  const [raw, low, high] = ['raw', 'min', 'max'].map((part) => numberOf(values[`cmi.score.${part}`]));
  if (typeof raw !== 'number' || typeof high !== 'number' || high <= (low ?? 0)) return null;
  return Math.min(1, Math.max(-1, (raw - (low ?? 0)) / (high - (low ?? 0))));
}

const numberOf = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
