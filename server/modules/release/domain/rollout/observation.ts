import { parisDay } from '../../../../kernel/clock.ts';
import { isWorked } from '../working-days.ts';
import type { Watch } from './plan.ts';
import type { Verdict } from './verdict.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A business day, in hours of Paris: what happens before and after proves little. */
const OPENS = 9;
const CLOSES = 17;
const LONGEST_BREAK_DAYS = 14;

export type Window = {
  readonly startedAt: Date;
  /** Time spent paused since then does not count as observation. */
  readonly pausedMs: number;
};

export type Missing =
  | 'observation-too-short'
  | 'no-business-day'
  | 'too-few-measures'
  | 'signal-to-watch'
  | 'edges-behind'
  | 'not-promoted'
  | 'nothing';

export type Readiness = {
  /** Nothing when the step may be left. */
  readonly missing: readonly Exclude<Missing, 'nothing'>[];
  /** When the observation alone would allow it. */
  readonly earliestAt: Date;
  /** Time really watched, pauses left out. */
  readonly observedMs: number;
};

/** What a step still lacks before a person may go on. The one function that lists, buttons and use cases ask. */
export function readiness(
  watch: Watch,
  window: Window,
  {
    verdict,
    edgesAreUpToDate,
    isPromoted,
    now,
  }: { verdict: Verdict | null; edgesAreUpToDate: boolean; isPromoted: boolean; now: Date },
): Readiness {
  const byHours = new Date(window.startedAt.getTime() + window.pausedMs + watch.observeMinutes * MINUTE_MS);
  const byDay = watch.needsBusinessDay ? endOfFirstBusinessDay(window.startedAt) : byHours;
  const earliestAt = byDay > byHours ? byDay : byHours;
  const missing: Exclude<Missing, 'nothing'>[] = [];
  if (now < byHours) missing.push('observation-too-short');
  else if (now < byDay) missing.push('no-business-day');
  if (!verdict || verdict.decision === 'insufficient') missing.push('too-few-measures');
  else if (verdict.decision !== 'healthy') missing.push('signal-to-watch');
  if (!edgesAreUpToDate) missing.push('edges-behind');
  if (!isPromoted) missing.push('not-promoted');
  const observedMs = Math.max(0, now.getTime() - window.startedAt.getTime() - window.pausedMs);
  return { missing, earliestAt, observedMs };
}

/** The end of the first business day that lies whole after an instant: no week-end, no public holiday. */
export function endOfFirstBusinessDay(after: Date): Date {
  for (let add = 0; add < LONGEST_BREAK_DAYS; add++) {
    const day = parisDay(new Date(after.getTime() + add * DAY_MS));
    if (isWorked(day) && parisHour(day, OPENS) >= after) return parisHour(day, CLOSES);
  }
  throw new RangeError('two weeks have a business day');
}

/** An hour of a day in Paris, summer or winter. */
function parisHour(day: string, hour: number): Date {
  const asIfUtc = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: 'numeric', hour12: false }).format(
    asIfUtc,
  );
  return new Date(asIfUtc.getTime() - (Number(shown) - hour) * HOUR_MS);
}
