import { expect, test } from 'vitest';
import { ENVIRONMENT_KEYS } from '../environments/environment.ts';
import { buildName } from './build-name.ts';
import { eligibilityOf, type Known } from './eligibility.ts';
import { GATES, gatesOf, WAIVABLE_GATES } from './gates.ts';
import { isLoadBorne } from './load-rule.ts';

const now = new Date('2026-03-09T08:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const pass = { outcome: 'pass', summary: 'fait', at: ago(2), holdsUntil: null, against: null } as const;

const [SERVED, OTHER] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];

const NOTHING: Known = {
  now,
  today: '2026-03-09',
  arrived: new Set(['dev', 'integration', 'test', 'recette', 'preprod']),
  inProd: null,
  evidence: {},
  recette: null,
  drill: null,
  rolledBackAt: null,
  freezes: null,
  approval: null,
  waived: new Set(),
};
const EVERYTHING: Known = {
  ...NOTHING,
  evidence: {
    tests: pass,
    migrations: pass,
    load: pass,
    skew: { ...pass, against: SERVED },
    communication: pass,
    support: { ...pass, holdsUntil: '2026-06-09' },
  },
  recette: { state: 'go', number: 'PVR-2026-001', at: ago(30) },
  drill: { at: ago(23), passed: true },
  rolledBackAt: ago(100),
  freezes: [{ from: '2026-03-10', to: '2026-03-12', why: 'audit' }],
  approval: { by: 'Karim Haddad', at: ago(1) },
};

const { skew: _, ...others } = EVERYTHING.evidence;
const WITHOUT_SKEW: Known = { ...EVERYTHING, evidence: others };

const answers = (known: Known) =>
  Object.fromEntries(eligibilityOf('prod', known).gates.map(({ gate, answer }) => [gate, answer]));
const reasonOf = (gate: (typeof GATES)[number], known: Partial<Known>) => {
  const found = eligibilityOf('prod', { ...EVERYTHING, ...known }).gates.find((one) => one.gate === gate);
  return [found?.reason, found?.answer];
};

test('nothing known passes nothing: every gate of PROD is insufficient', () => {
  expect(answers(NOTHING)).toEqual(Object.fromEntries(GATES.map((gate) => [gate, 'insufficient'])));
  expect(eligibilityOf('prod', NOTHING).mayEnter).toBe(false);
});

test('all that FormaPro can know being proven, PROD is open; without the two versions together it waits', () => {
  expect(eligibilityOf('prod', EVERYTHING).mayEnter).toBe(true);
  const { gates, mayEnter } = eligibilityOf('prod', WITHOUT_SKEW);
  expect([gates.filter(({ answer }) => answer !== 'pass').map(({ gate }) => gate), mayEnter]).toEqual([
    ['skew'],
    false,
  ]);
});

test('a waiver opens its gate without making it pass, and never the approval of a person', () => {
  const waived = eligibilityOf('prod', { ...WITHOUT_SKEW, waived: new Set(['skew']) });
  expect([waived.mayEnter, waived.gates.filter(({ isWaived }) => isWaived).map(({ answer }) => answer)]).toEqual([
    true,
    ['insufficient'],
  ]);
  const all = eligibilityOf('prod', { ...NOTHING, waived: new Set(WAIVABLE_GATES) });
  expect([all.mayEnter, all.gates.filter(({ isWaived }) => !isWaived).map(({ gate }) => gate)]).toEqual([
    false,
    ['approval'],
  ]);
});

test.each([
  ['tests', { evidence: { tests: { ...pass, outcome: 'fail' } } }, ['refuted', 'fail']],
  ['load', { evidence: { load: { ...pass, outcome: 'fail' } } }, ['refuted', 'fail']],
  ['recette', { recette: { state: 'underway', number: null, at: null } }, ['underway', 'insufficient']],
  ['recette', { recette: { state: 'noGo', number: 'PVR-2026-002', at: now } }, ['refuted', 'fail']],
  ['recette', { recette: { state: 'void', number: 'PVR-2026-002', at: now } }, ['stale', 'insufficient']],
  ['migrations', { evidence: { migrations: { ...pass, at: ago(169) } } }, ['stale', 'insufficient']],
  ['migrations', { evidence: { migrations: { ...pass, at: ago(168) } } }, ['proven', 'pass']],
  ['skew', { evidence: { skew: { ...pass, outcome: 'fail', against: SERVED } } }, ['refuted', 'fail']],
  ['skew', { evidence: { skew: { ...pass, outcome: 'insufficient', against: SERVED } } }, ['missing', 'insufficient']],
  ['skew', { inProd: SERVED }, ['proven', 'pass']],
  ['skew', { inProd: OTHER }, ['stale', 'insufficient']],
  ['backup', { drill: { at: ago(24), passed: true } }, ['proven', 'pass']],
  ['backup', { drill: { at: ago(24.1), passed: true } }, ['stale', 'insufficient']],
  ['backup', { drill: { at: ago(1), passed: false } }, ['refuted', 'fail']],
  ['support', { evidence: { support: { ...pass, holdsUntil: '2026-03-09' } } }, ['proven', 'pass']],
  ['support', { evidence: { support: { ...pass, holdsUntil: '2026-03-08' } } }, ['stale', 'insufficient']],
  ['freeze', { today: '2026-03-11' }, ['refuted', 'fail']],
  ['freeze', { freezes: [] }, ['proven', 'pass']],
] as const)('%s, knowing %o, is %o', (gate, known, expected) => {
  expect(reasonOf(gate, known)).toEqual(expected);
});

test('environments are entered in order, once each', () => {
  const turns = (arrived: Known['arrived']) =>
    ENVIRONMENT_KEYS.map((key) => eligibilityOf(key, { ...NOTHING, arrived }).turn);
  expect(turns(new Set(['dev', 'integration']))).toEqual(['arrived', 'arrived', 'next', 'early', 'early', 'early']);
  const early = eligibilityOf('test', { ...EVERYTHING, arrived: new Set(['dev']) });
  expect([early.turn, early.mayEnter]).toEqual(['early', false]);
  const again = eligibilityOf('test', { ...EVERYTHING, arrived: new Set(['dev', 'integration', 'test']) });
  expect([again.turn, again.mayEnter]).toEqual(['arrived', false]);
});

test('the nearer to people, the more gates: none is asked early and forgotten later', () => {
  for (const [index, key] of ENVIRONMENT_KEYS.slice(1).entries())
    expect(gatesOf(key)).toEqual(expect.arrayContaining([...gatesOf(ENVIRONMENT_KEYS[index] ?? 'dev')]));
  expect(gatesOf('prod')).toEqual(GATES);
});

test.each([
  [{}, true],
  [{ p95Ms: 800, p99Ms: 2_000 }, true],
  [{ p95Ms: 801 }, false],
  [{ p99Ms: 2_001 }, false],
  [{ requests: 9_990, failures: 10 }, true],
  [{ requests: 9_989, failures: 11 }, false],
  [{ connections: 299 }, false],
  [{ requests: 0 }, false],
] as const)('a load run of 300 connections, but %o, is borne: %s', (but, expected) => {
  const measured = { connections: 300, requests: 10_000, failures: 0, p95Ms: 300, p99Ms: 700 };
  expect(isLoadBorne({ ...measured, ...but })).toBe(expected);
});

test('two builds of one version are served under two names', () => {
  const of = (digit: string) => buildName({ version: '1.2.0', digest: `sha256:${digit.repeat(64)}` });
  expect([of('a'), of('b')]).toEqual(['1.2.0+aaaaaaaaaaaa', '1.2.0+bbbbbbbbbbbb']);
});
