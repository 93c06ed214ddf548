import type { Priority } from './standing.ts';

export type Severity = 'blocking' | 'major' | 'minor';
export type AnomalyState = 'open' | 'inCorrection' | 'toRetest' | 'closed' | 'rejected';

const MOVES: Readonly<Record<AnomalyState, readonly AnomalyState[]>> = {
  open: ['inCorrection', 'rejected'],
  inCorrection: ['toRetest', 'open', 'rejected'],
  toRetest: ['closed', 'inCorrection'],
  closed: ['open'],
  rejected: ['open'],
};

/** Where an anomaly may go from here. Only a retest closes, so nothing is closed that was not said to be corrected. */
export function nextStates(state: AnomalyState): readonly AnomalyState[] {
  return MOVES[state];
}

/** Whether an anomaly still stands in the way: corrected but not retested does. */
export function isLive(state: AnomalyState): boolean {
  return state !== 'closed' && state !== 'rejected';
}

/** Gravity of what a failed case shows, unless somebody says otherwise with a reason. */
export function severityOf(priority: Priority): Severity {
  return priority === 'P1' ? 'blocking' : priority === 'P2' ? 'major' : 'minor';
}

/** What a run says of an anomaly of its case that waits for its retest: only a later build can close it. */
export function afterRetest(
  anomaly: { state: AnomalyState; foundIn: number },
  run: { outcome: 'ok' | 'ko' | 'blocked'; iteration: number },
): AnomalyState {
  if (anomaly.state !== 'toRetest' || run.iteration <= anomaly.foundIn) return anomaly.state;
  return run.outcome === 'ok' ? 'closed' : run.outcome === 'ko' ? 'open' : 'toRetest';
}
