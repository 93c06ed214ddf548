import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCENARIO_CASES, shippedBook } from '../../../modules/release/index.ts';
import { scenarios } from './index.ts';

test('the cases that say they are automatic are those that a scenario plays, one file each, and the book allows it', () => {
  const codes = scenarios.map(({ code }) => code).sort();
  const files = readdirSync(import.meta.dirname).filter((name) => name.startsWith('cr-'));
  const allowed = shippedBook()
    .cases.filter(({ isAutomatable }) => isAutomatable)
    .map(({ code }) => code);
  expect([[...SCENARIO_CASES].sort(), files.map((name) => name.replace('.ts', '').toUpperCase()).sort()]).toEqual([
    codes,
    codes,
  ]);
  expect(codes.filter((code) => !allowed.includes(code))).toEqual([]);
});
