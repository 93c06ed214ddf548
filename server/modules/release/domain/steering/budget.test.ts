import { expect, test } from 'vitest';
import { driftOf, forecastHolds, sumOf } from './budget.ts';

const line = (planned: number, committed: number, spent: number, forecast: number) => ({
  initialCents: planned,
  plannedCents: planned,
  committedCents: committed,
  spentCents: spent,
  forecastCents: forecast,
});

test('the drift is what the end will cost beyond what was planned, and says less as a negative', () => {
  expect(driftOf(line(100_000, 20_000, 50_000, 110_000))).toEqual({
    leftCents: 30_000,
    driftCents: 10_000,
    driftBp: 1_000,
  });
  expect(driftOf(line(30_000, 0, 29_000, 29_000))).toEqual({ leftCents: 1_000, driftCents: -1_000, driftBp: -333 });
});

test('of what was not planned the drift has a sum and no share', () => {
  expect(driftOf(line(0, 5_000, 0, 5_000))).toEqual({ leftCents: -5_000, driftCents: 5_000, driftBp: null });
});

test('the whole is the sum of its lines, and the drift of the whole is not the sum of shares', () => {
  const total = sumOf([line(100_000, 20_000, 50_000, 110_000), line(30_000, 0, 29_000, 29_000)]);
  expect(total).toEqual({ ...line(130_000, 20_000, 79_000, 139_000) });
  expect(driftOf(total).driftBp).toBe(692);
  expect(sumOf([])).toEqual(line(0, 0, 0, 0));
});

test('a forecast below what is engaged does not hold', () => {
  expect([forecastHolds(line(10, 4, 5, 9)), forecastHolds(line(10, 4, 5, 8))]).toEqual([true, false]);
});
