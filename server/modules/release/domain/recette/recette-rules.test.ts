import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterRetest, isLive, nextStates, severityOf } from './anomaly-moves.ts';
import { kindOfActor, planTesters } from './plan-testers.ts';
import { type CaseStatus, type Criterion, caseStatus, coverageOf, type ItemState, standingOf } from './standing.ts';

const cases = (count: number, status: CaseStatus, priority: ItemState['priority'] = 'P2'): ItemState[] =>
  Array.from({ length: count }, () => ({ status, priority }));
const none: ReadonlySet<Criterion> = new Set();
const calm = { openBlocking: 0, waived: none };

test('of eighty cases 76 conforming are a GO and 75 are not: one is missing', () => {
  const at = (ok: number) => standingOf([...cases(ok, 'ok'), ...cases(80 - ok, 'ko')], calm);
  expect([at(76).verdict, at(75).verdict, at(75).criteria[0]]).toEqual([
    'go',
    'noGo',
    { criterion: 'share', holds: false, missing: 1, of: 80, isWaived: false },
  ]);
});

test('for every size up to two hundred the count that is said to be missing is exactly what makes the rule hold', () => {
  for (let planned = 1; planned <= 200; planned++) {
    for (let ok = 0; ok <= planned; ok++) {
      const items = [...cases(ok, 'ok'), ...cases(planned - ok, 'ko')];
      const [share] = standingOf(items, calm).criteria;
      const holds = 100 * ok >= 95 * planned;
      const least =
        Array.from({ length: planned + 1 }, (_, count) => count).find((count) => 100 * count >= 95 * planned) ?? 0;
      expect([share?.holds, share?.missing]).toEqual([holds, Math.max(0, least - ok)]);
    }
  }
});

test('the page of the plan: 71 conforming, 3 not, 1 blocked, 5 to run, one blocking anomaly: NO-GO, 5 missing', () => {
  const items = [
    ...cases(45, 'ok', 'P1'),
    ...cases(26, 'ok'),
    ...cases(3, 'ko'),
    ...cases(1, 'blocked'),
    ...cases(5, 'toRun'),
  ];
  expect(standingOf(items, { openBlocking: 1, waived: none })).toEqual({
    planned: 80,
    excluded: 0,
    ok: 71,
    ko: 3,
    blocked: 1,
    toRun: 5,
    shareBp: 8_875,
    criteria: [
      { criterion: 'share', holds: false, missing: 5, of: 80, isWaived: false },
      { criterion: 'blocking', holds: false, missing: 1, of: 1, isWaived: false },
      { criterion: 'p1', holds: true, missing: 0, of: 45, isWaived: false },
    ],
    verdict: 'noGo',
  });
});

test('an excluded case leaves the count on both sides; when all are excluded there is nothing to say GO to', () => {
  const items = [...cases(19, 'ok'), ...cases(1, 'ko'), ...cases(60, 'excluded', 'P1')];
  expect([standingOf(items, calm).verdict, standingOf(cases(4, 'excluded'), calm).verdict]).toEqual(['go', 'noGo']);
});

test('a P1 that is blocked or not run holds the GO back even at 99 %; a failed one was run', () => {
  const with99 = (status: CaseStatus) => standingOf([...cases(99, 'ok'), ...cases(1, status, 'P1')], calm);
  expect([with99('blocked').verdict, with99('toRun').verdict, with99('ko').verdict]).toEqual(['noGo', 'noGo', 'go']);
});

test('a waiver covers its criterion only, says so, and never makes a GO out of no case at all', () => {
  const items = [...cases(9, 'ok'), ...cases(1, 'ko')];
  const waived: ReadonlySet<Criterion> = new Set(['share']);
  expect(standingOf(items, { openBlocking: 0, waived }).verdict).toBe('goByWaiver');
  expect(standingOf(items, { openBlocking: 2, waived }).verdict).toBe('noGo');
  expect(standingOf([], { openBlocking: 0, waived: new Set(['share', 'blocking', 'p1']) }).verdict).toBe('noGo');
  expect(standingOf(cases(10, 'ok'), { openBlocking: 0, waived }).verdict).toBe('go');
});

test('whatever the results: counts add up, and a GO means that no criterion fails', () => {
  const status = fc.constantFrom<CaseStatus>('ok', 'ko', 'blocked', 'toRun', 'excluded');
  const item = fc.record({ status, priority: fc.constantFrom<ItemState['priority']>('P1', 'P2', 'P3') });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 120 }), fc.nat(3), (items, openBlocking) => {
      const { planned, excluded, ok, ko, blocked, toRun, criteria, verdict } = standingOf(items, {
        openBlocking,
        waived: none,
      });
      expect(excluded + ok + ko + blocked + toRun).toBe(planned);
      expect(verdict === 'go').toBe(criteria.every(({ holds }) => holds));
    }),
  );
});

test('a case is excluded before all, else what its last run saw, else to run', () => {
  expect([
    caseStatus({ isExcluded: true, last: 'ok' }),
    caseStatus({ isExcluded: false, last: 'ko' }),
    caseStatus({ isExcluded: false, last: null }),
  ]).toEqual(['excluded', 'ko', 'toRun']);
});

test('a requirement is OK when all its cases are, NOK as soon as one is not, uncovered when none is left', () => {
  expect([
    coverageOf(['ok', 'ok']),
    coverageOf(['ok', 'toRun', 'ko']),
    coverageOf(['ok', 'blocked']),
    coverageOf(['ok', 'toRun']),
    coverageOf(['excluded', 'ok']),
    coverageOf(['excluded']),
    coverageOf([]),
  ]).toEqual(['ok', 'nok', 'nok', 'notRun', 'ok', 'uncovered', 'uncovered']);
});

test('an anomaly is closed only after it was said to be corrected, and only by a later build', () => {
  expect(nextStates('open')).toEqual(['inCorrection', 'rejected']);
  expect(nextStates('inCorrection')).not.toContain('closed');
  const waiting = { state: 'toRetest', foundIn: 1 } as const;
  expect([
    afterRetest(waiting, { outcome: 'ok', iteration: 1 }),
    afterRetest(waiting, { outcome: 'ok', iteration: 2 }),
    afterRetest(waiting, { outcome: 'ko', iteration: 2 }),
    afterRetest(waiting, { outcome: 'blocked', iteration: 2 }),
    afterRetest({ state: 'open', foundIn: 1 }, { outcome: 'ok', iteration: 2 }),
  ]).toEqual(['toRetest', 'closed', 'open', 'toRetest', 'open']);
  expect((['open', 'inCorrection', 'toRetest', 'closed', 'rejected'] as const).filter(isLive)).toEqual([
    'open',
    'inCorrection',
    'toRetest',
  ]);
  expect([severityOf('P1'), severityOf('P2'), severityOf('P3')]).toEqual(['blocking', 'major', 'minor']);
});

test('cases go to who plays them, evenly; a group without anybody leaves them to staff', () => {
  expect(
    ['Stagiaire', 'Gestionnaire OF', 'Responsable formation (entreprise A)', 'Tiers (employeur)'].map(kindOfActor),
  ).toEqual(['trainer', 'staff', 'company', 'company']);
  const testers = [
    { personId: 'a', kind: 'trainer' },
    { personId: 'b', kind: 'trainer' },
    { personId: 's', kind: 'staff' },
  ] as const;
  expect(planTesters(['Stagiaire', 'Formateur', 'Stagiaire', 'Visiteur', 'Comptable OF'], testers)).toEqual([
    'a',
    'b',
    'a',
    's',
    's',
  ]);
  expect(planTesters(['Stagiaire'], [])).toEqual([null]);
});
