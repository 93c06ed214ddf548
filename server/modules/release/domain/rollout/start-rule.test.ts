import { expect, test } from 'vitest';
import type { Eligibility, GateState } from '../promotion/eligibility.ts';
import { mayStart, startStanding } from './start-rule.ts';

const gate = (name: GateState['gate'], answer: GateState['answer'], isWaived = false): GateState => ({
  gate: name,
  answer,
  isWaived,
  reason: answer === 'pass' ? 'proven' : 'missing',
  at: null,
  until: null,
  words: '',
});
const prod = (turn: Eligibility['turn'], gates: readonly GateState[] = []): Eligibility => ({
  environment: 'prod',
  turn,
  gates,
  mayEnter: false,
});

test.each([
  ['a name that no build bears', null, { standing: 'unknown' }, false],
  ['a build that is in PROD', prod('arrived', [gate('load', 'fail')]), { standing: 'promoted' }, true],
  ['a build that is not in PRÉ-PROD', prod('early'), { standing: 'early' }, false],
  [
    'a build that lacks but its rollback',
    prod('next', [gate('tests', 'pass'), gate('skew', 'fail', true), gate('rollback', 'insufficient')]),
    { standing: 'drill' },
    true,
  ],
  [
    'a build whose conditions are open',
    prod('next', [gate('skew', 'insufficient'), gate('approval', 'insufficient'), gate('rollback', 'insufficient')]),
    { standing: 'closed', left: 2 },
    false,
  ],
] as const)('%s', (_, eligibility, standing, may) => {
  const found = startStanding(eligibility);
  expect([found, mayStart(found)]).toEqual([standing, may]);
});
