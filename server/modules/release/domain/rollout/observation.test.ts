import { expect, test } from 'vitest';
import { endOfFirstBusinessDay, readiness } from './observation.ts';
import { USUAL_WATCH } from './plan.ts';
import { verdictOf } from './verdict.ts';

const at = (instant: string) => new Date(instant);
const FIRST_STEP = { ...USUAL_WATCH, observeMinutes: USUAL_WATCH.observeMinutes[0] };

test('the business day inside is the first that lies whole after the start, summer and winter', () => {
  expect(endOfFirstBusinessDay(at('2026-11-20T18:00:00Z'))).toEqual(at('2026-11-23T16:00:00Z'));
  expect(endOfFirstBusinessDay(at('2026-11-23T07:00:00Z'))).toEqual(at('2026-11-23T16:00:00Z'));
  expect(endOfFirstBusinessDay(at('2026-08-03T09:00:00Z'))).toEqual(at('2026-08-04T15:00:00Z'));
});

test('a public holiday is no business day, Easter Monday no more than Christmas', () => {
  expect(endOfFirstBusinessDay(at('2026-04-03T18:00:00Z'))).toEqual(at('2026-04-07T15:00:00Z'));
  expect(endOfFirstBusinessDay(at('2026-12-24T18:00:00Z'))).toEqual(at('2026-12-28T16:00:00Z'));
});

test('48 h over a week-end are not enough: Monday must have passed, and pauses do not count', () => {
  const friday = { startedAt: at('2026-11-20T18:00:00Z'), pausedMs: 0 };
  const healthy = {
    ...verdictOf({ buckets: [], past: [], zeroTolerance: [], silentMn: 0 }),
    decision: 'healthy' as const,
  };
  const ask = (now: string, window = friday) =>
    readiness(FIRST_STEP, window, { verdict: healthy, edgesAreUpToDate: true, isPromoted: true, now: at(now) });
  expect(ask('2026-11-22T17:59:00Z').missing).toEqual(['observation-too-short']);
  expect(ask('2026-11-22T18:00:00Z')).toEqual({
    missing: ['no-business-day'],
    earliestAt: at('2026-11-23T16:00:00Z'),
    observedMs: 48 * 3_600_000,
  });
  expect(ask('2026-11-23T16:00:00Z').missing).toEqual([]);
  expect(ask('2026-11-23T16:00:00Z', { ...friday, pausedMs: 24 * 3_600_000 }).missing).toEqual([
    'observation-too-short',
  ]);
});

test('few measures, a signal to watch and an edge that is behind and a version that PROD has not taken each hold the step, by name', () => {
  const window = { startedAt: at('2026-11-16T08:00:00Z'), pausedMs: 0 };
  const now = at('2026-11-23T16:00:00Z');
  const few = verdictOf({ buckets: [], past: [], zeroTolerance: [], silentMn: 0 });
  expect(
    readiness(FIRST_STEP, window, { verdict: few, edgesAreUpToDate: false, isPromoted: false, now }).missing,
  ).toEqual(['too-few-measures', 'edges-behind', 'not-promoted']);
  expect(
    readiness(FIRST_STEP, window, {
      verdict: { ...few, decision: 'pause' },
      edgesAreUpToDate: true,
      isPromoted: true,
      now,
    }).missing,
  ).toEqual(['signal-to-watch']);
});
