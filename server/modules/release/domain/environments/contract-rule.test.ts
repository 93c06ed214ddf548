import { expect, test } from 'vitest';
import { type ProcessSeen, whyContractWaits } from './contract-rule.ts';

const STEP = '2026-05-01-0200-gone.contract.sql';
const now = new Date('2026-05-10T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const asked = (seen: readonly ProcessSeen[], more: { watchedSince?: Date; rolloutUnderWay?: string } = {}) =>
  whyContractWaits(STEP, { now, seen, watchedSince: ago(500), rolloutUnderWay: null, ...more });
const old = (hours: number) => ({ version: '1.0.0', schemaMax: '', seenAt: ago(hours) });
const next = { version: '1.1.0', schemaMax: STEP, seenAt: now };

test.each([
  ['only versions that know it are there', asked([next]), null],
  ['the version before has been gone for a day', asked([next, old(24)]), null],
  [
    'the version before was there 23 hours ago',
    asked([next, old(30), old(23)]),
    { why: 'served', version: '1.0.0', until: ago(-1) },
  ],
  [
    'a version that knows an earlier step alone counts as before',
    asked([{ ...old(1), schemaMax: '2026-04-01-0100-gone.contract.sql' }]),
    { why: 'served', version: '1.0.0', until: ago(-23) },
  ],
  [
    'processes are noted since this morning',
    asked([next], { watchedSince: ago(4) }),
    { why: 'unknown', until: ago(-20) },
  ],
  ['a rollout is under way', asked([next], { rolloutUnderWay: '1.1.0' }), { why: 'rollout', version: '1.1.0' }],
] as const)('a step that removes something, when %s', (_, answer, expected) => {
  expect(answer).toEqual(expected);
});
