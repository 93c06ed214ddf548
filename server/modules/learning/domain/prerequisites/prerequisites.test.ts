import { expect, test } from 'vitest';
import { areMet, readPrerequisites } from './index.ts';

const statuses: Record<string, string> = {
  A: 'completed',
  B: 'passed',
  C: 'failed',
  D: 'incomplete',
  E: 'not attempted',
};
const opens = (script: string | null) => areMet(readPrerequisites(script), (id) => statuses[id] ?? null);

test.each<[string, boolean]>([
  ['A', true],
  ['B', true],
  ['C', false],
  ['E', false],
  ['A & B', true],
  ['A & C', false],
  ['C | A', true],
  ['C | D', false],
  ['A | C & D', true],
  ['(A | C) & D', false],
  ['~C', true],
  ['~(A & B)', false],
  ['~~A', true],
  ['C="failed"', true],
  ['C=failed', true],
  ['C = f', true],
  ['C<>"passed"', true],
  ['B<>p', false],
  ['E="not attempted"', true],
  ['2*{A,B,C}', true],
  ['3*{A,B,C}', false],
  ['2 * {A, C & D, B}', true],
  ['{A,B}', true],
  ['{A,C}', false],
  ['2*{A,B}&~C', true],
])('%s', (script, isOpen) => {
  expect(opens(script)).toBe(isOpen);
});

test.each([
  [null],
  [''],
  ['   '],
  ['A &'],
  ['& A'],
  ['(A'],
  ['A)'],
  ['2*A'],
  ['{A'],
  ['A=finished'],
  ['A B'],
  ['"A'],
  [`${'~'.repeat(60)}A`],
  ['A'.repeat(5_000)],
])('a script that cannot be read closes nothing: %s', (script) => {
  expect([readPrerequisites(script), opens(script)]).toEqual([null, true]);
});

test('an item that the course does not have closes nothing', () => {
  expect(['Z', '~Z', 'A & Z', 'C & Z', 'C | Z', 'Z="passed"', '2*{A,C,Z}', '2*{C,D,Z}'].map(opens)).toEqual([
    true,
    true,
    true,
    false,
    true,
    true,
    true,
    false,
  ]);
});
