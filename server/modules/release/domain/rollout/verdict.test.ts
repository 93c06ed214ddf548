import { expect, test } from 'vitest';
import { upperBound } from './binomial.ts';
import type { SignalName } from './signals.ts';
import { rolesAllOnCanary, type SignalBucket, verdictOf } from './verdict.ts';

/** A small deterministic generator (mulberry32), so that a failing run is the same everywhere. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const HOURS = 20;

/** Two working days: 31 active people on the canary, 590 on stable; trainers fail four times as often, on both. */
function window(seed: number, worse: Partial<Record<SignalName, number>>, only?: string): SignalBucket[] {
  const random = chance(seed);
  const rates = { errors: 0.002, scorm: 0.004, signature: 0.01 } as const;
  const users = { canary: { learner: 25, trainer: 6 }, stable: { learner: 590, trainer: 2 } } as const;
  const perHour = { errors: 0.9, scorm: 0.8, signature: 0.1 } as const;
  const buckets: SignalBucket[] = [];
  for (let hour = 0; hour < HOURS; hour++) {
    for (const pool of ['stable', 'canary'] as const) {
      for (const role of ['learner', 'trainer'] as const) {
        for (const signal of ['errors', 'scorm', 'signature'] as const) {
          const ratio = pool === 'canary' && (!only || only === role) ? (worse[signal] ?? 1) : 1;
          const rate = Math.min(1, rates[signal] * (role === 'trainer' ? 4 : 1) * ratio);
          for (let user = 0; user < users[pool][role]; user++) {
            if (random() > perHour[signal]) continue;
            const minute = hour * 60 + Math.floor(random() * 60);
            const failures = random() < rate ? 1 : 0;
            buckets.push({ signal, minute, pool, role, operation: signal, units: 1, failures });
          }
        }
      }
    }
  }
  return buckets;
}

const judge = (buckets: SignalBucket[]) => verdictOf({ buckets, past: [], zeroTolerance: [], silentMn: 0 });

test('200 good releases, trainers over-represented on the canary: at most two are taken back', () => {
  const verdicts = Array.from({ length: 200 }, (_, seed) => judge(window(seed, {})).decision);
  expect(verdicts.filter((decision) => decision === 'rollback').length).toBeLessThanOrEqual(2);
  expect(verdicts.filter((decision) => decision === 'pause').length).toBeLessThanOrEqual(10);
});

test.each<[string, Partial<Record<SignalName, number>>, string | undefined]>([
  ['errors 30 times', { errors: 30 }, undefined],
  ['SCORM records 30 times', { scorm: 30 }, undefined],
  ['lost signatures, nearly all', { signature: 90 }, undefined],
  ['errors 100 times, trainers only', { errors: 100 }, 'trainer'],
])('a release that does worse is taken back: %s', (_, worse, only) => {
  const verdicts = Array.from({ length: 20 }, (_, seed) => judge(window(1_000 + seed, worse, only)).decision);
  expect(verdicts.filter((decision) => decision === 'rollback').length).toBeGreaterThanOrEqual(19);
});

test('the same buckets give the same verdict, in whatever order they come', () => {
  const buckets = window(7, { scorm: 10 });
  expect(judge(buckets.toReversed())).toEqual(judge(buckets));
});

test('no measure is insufficient, silence is a pause, a grave fact is a rollback even without measures', () => {
  const said = (observed: Parameters<typeof verdictOf>[0]) => {
    const { decision, because } = verdictOf(observed);
    return { decision, because };
  };
  const nothing = { buckets: [], past: [], zeroTolerance: [] };
  expect(said({ ...nothing, silentMn: 0 })).toEqual({ decision: 'insufficient', because: 'few-measures' });
  expect(said({ ...nothing, silentMn: 5 })).toEqual({ decision: 'pause', because: 'silence' });
  expect(said({ ...nothing, silentMn: null })).toEqual({ decision: 'pause', because: 'silence' });
  expect(said({ ...nothing, zeroTolerance: ['lost-signature'], silentMn: 0 })).toEqual({
    decision: 'rollback',
    because: 'zero-tolerance',
  });
});

test('a whole verdict: counts, evidence, bound and smallest regression it could have seen', () => {
  const bucket = (pool: 'stable' | 'canary', units: number, failures: number): SignalBucket => ({
    signal: 'errors',
    minute: 1,
    pool,
    role: 'learner',
    operation: 'read',
    units,
    failures,
  });
  const { signals, ...said } = judge([bucket('stable', 900, 9), bucket('canary', 300, 3)]);
  expect(said).toEqual({ decision: 'healthy', because: 'nothing-wrong', evidence: 1 });
  expect(signals[0]).toEqual({
    signal: 'errors',
    level: 'ok',
    evidence: 1,
    stable: { units: 900, failures: 9 },
    canary: { units: 300, failures: 3 },
    upperPpm: 25_641,
    smallestRatio: 5,
  });
  expect(signals[2]?.level).toBe('insufficient');
});

test('bounds of the study: 0 failure among 31 is at most 9.2 %, among 249 1.2 %, among 1549 0.19 %', () => {
  const percent = [31, 249, 1_549].map((units) => Math.round(upperBound(0, units) * 10_000) / 100);
  expect(percent).toEqual([9.21, 1.2, 0.19]);
  expect(Math.round(upperBound(3, 100) * 1e4) / 1e4).toBe(0.0757);
});

test('a role that is all on the canary is compared with its own past; little past shows little', () => {
  const onCanary = (failsEvery: number) =>
    window(3, {})
      .filter(({ role, pool, signal }) => role === 'trainer' && pool === 'canary' && signal === 'errors')
      .map((bucket, index) => ({ ...bucket, failures: index % failsEvery === 0 ? 1 : 0 }));
  const past = (units: number, failures: number) => [
    { signal: 'errors' as const, role: 'trainer', operation: 'errors', units, failures },
  ];
  const said = (failsEvery: number, before: ReturnType<typeof past>) =>
    verdictOf({ buckets: onCanary(failsEvery), past: before, zeroTolerance: [], silentMn: 0 }).decision;
  expect([said(4, past(600, 12)), said(40, past(600, 12)), said(4, past(4, 0)), said(4, [])]).toEqual([
    'rollback',
    'insufficient',
    'insufficient',
    'insufficient',
  ]);
});

test('only roles of which nobody is left on stable are compared with their past', () => {
  const buckets = window(3, {});
  expect(rolesAllOnCanary(buckets)).toEqual([]);
  expect(rolesAllOnCanary(buckets.filter(({ role, pool }) => role !== 'trainer' || pool === 'canary'))).toEqual([
    'trainer',
  ]);
});
