import { expect, test } from 'vitest';
import { nextWorkingDay, readFrenchDay, readFrenchTime } from './french-day.ts';

test.each([
  ['14/03/2026', '2026-03-14'],
  [' 1/4/26 ', '2026-04-01'],
  ['14-03-2026', '2026-03-14'],
  ['14.3.2026', '2026-03-14'],
  ['14032026', '2026-03-14'],
  ['2026-03-14', '2026-03-14'],
  ['29/02/2028', '2028-02-29'],
])('%s is read as %s', (typed, day) => {
  expect(readFrenchDay(typed)).toBe(day);
});

test.each(['31/02/2026', '29/02/2026', '03/14/2026', '14/03', '14/03/026', 'demain', ''])('%s is no day', (typed) => {
  expect(readFrenchDay(typed)).toBeNull();
});

test('after a Friday comes Monday, across the end of a year too', () => {
  expect([nextWorkingDay('2026-03-13'), nextWorkingDay('2026-03-11'), nextWorkingDay('2026-12-31')]).toEqual([
    '2026-03-16',
    '2026-03-12',
    '2027-01-01',
  ]);
});

test('times are read as the French write them, and nothing else is a time', () => {
  const typed = ['9:30', '9h30', '9 h', '0930', '14.30', ' 9 ', '24:00', '9:75', '9:3', 'midi', ''];
  expect(typed.map(readFrenchTime)).toEqual([
    '09:30',
    '09:30',
    '09:00',
    '09:30',
    '14:30',
    '09:00',
    null,
    null,
    null,
    null,
    null,
  ]);
});
