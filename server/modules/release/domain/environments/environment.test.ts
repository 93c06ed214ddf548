import { expect, test } from 'vitest';
import { ENVIRONMENT_KEYS, environmentRule, freezeOn, mayMailLeave } from './environment.ts';

test('mail leaves PROD and an installation that is no environment, nowhere else', () => {
  expect([...ENVIRONMENT_KEYS, null].filter(mayMailLeave)).toEqual(['prod', null]);
});

test('data of real people stand in PROD only, and PROD holds nothing else', () => {
  const real = ENVIRONMENT_KEYS.filter((key) => environmentRule(key).data.includes('real'));
  expect([real, environmentRule('prod').data]).toEqual([['prod'], ['real']]);
});

test('a freeze holds on its first and last day, and the longest is the one that is told', () => {
  const audit = { from: '2026-12-07', to: '2026-12-08', why: 'audit' };
  const winter = { from: '2026-12-08', to: '2027-01-03', why: 'fin d’année' };
  const told = ['2026-12-06', '2026-12-07', '2026-12-08', '2027-01-03', '2027-01-04'].map((day) =>
    freezeOn([audit, winter], day),
  );
  expect(told).toEqual([null, audit, winter, winter, null]);
});
