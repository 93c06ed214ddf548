import { expect, test } from 'vitest';
import { dayRange, duration, endOfDay, instant, longDay, money, time, timeRange } from './format.ts';

test('times and days are written as the design guide says', () => {
  expect([
    time('2026-11-23T08:00:00Z'),
    timeRange('2026-11-23T08:00:00Z', '2026-11-23T11:30:00Z'),
    longDay('2026-12-01'),
    dayRange('2026-11-12', '2026-11-12'),
  ]).toEqual(['9:00', '9:00 – 12:30', 'mardi 1er décembre 2026', '12 nov. 2026']);
  expect(instant('2027-01-14T08:00:00Z')).toBe('14 janv. 2027 à 9:00');
});

test('durations and amounts keep their no-break spaces', () => {
  expect([duration(210), duration(45), duration(420)]).toEqual(['3\u00a0h\u00a030', '45\u00a0min', '7\u00a0h']);
  expect([money(123456), money(4500000)]).toEqual(['1\u202f234,56\u00a0€', '45\u202f000\u00a0€']);
});

test('a day ends at midnight in France, in summer, in winter and when the clocks change', () => {
  expect(['2026-07-14', '2026-12-25', '2026-03-29', '2026-10-25'].map(endOfDay)).toEqual([
    '2026-07-14T21:59:59.000Z',
    '2026-12-25T22:59:59.000Z',
    '2026-03-29T21:59:59.000Z',
    '2026-10-25T22:59:59.000Z',
  ]);
});
