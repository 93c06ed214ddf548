import { expect, test } from 'vitest';
import { parisInstant } from './paris-time.ts';
import { moveRefusal, nextStates } from './session-states.ts';
import { type PlannedSlot, planSlots } from './slot-plan.ts';

test('nine in the morning in France is eight in winter and seven in summer, in universal time', () => {
  expect([
    parisInstant('2026-03-09', '09:00').toISOString(),
    parisInstant('2026-07-09', '09:00').toISOString(),
  ]).toEqual(['2026-03-09T08:00:00.000Z', '2026-07-09T07:00:00.000Z']);
});

test('both days when clocks move keep their wall-clock hours', () => {
  expect([
    parisInstant('2026-03-29', '09:00').toISOString(),
    parisInstant('2026-10-25', '09:00').toISOString(),
  ]).toEqual(['2026-03-29T07:00:00.000Z', '2026-10-25T08:00:00.000Z']);
});

const slot = (day: string, half: 'morning' | 'afternoon', starts: string, ends: string): PlannedSlot => ({
  day,
  half,
  starts,
  ends,
  modality: 'onSite',
  trainerId: null,
  roomId: null,
  videoLink: '',
});
const dates = { startsOn: '2026-03-09', endsOn: '2026-03-10' };

test('half-days are put in order of time and numbered', () => {
  const plan = planSlots(
    [slot('2026-03-10', 'morning', '09:00', '12:30'), slot('2026-03-09', 'afternoon', '13:30', '17:00')],
    dates,
  );
  expect('slots' in plan && plan.slots.map(({ day, position }) => [day, position])).toEqual([
    ['2026-03-09', 1],
    ['2026-03-10', 2],
  ]);
});

test('a half-day that ends before it starts, overlaps, repeats or leaves the session is named', () => {
  expect(planSlots([slot('2026-03-09', 'morning', '12:30', '09:00')], dates)).toEqual({ wrongDay: '2026-03-09' });
  expect(planSlots([slot('2026-03-11', 'morning', '09:00', '12:30')], dates)).toEqual({ wrongDay: '2026-03-11' });
  expect(
    planSlots(
      [slot('2026-03-09', 'morning', '09:00', '12:30'), slot('2026-03-09', 'afternoon', '12:00', '17:00')],
      dates,
    ),
  ).toEqual({ wrongDay: '2026-03-09' });
  expect(
    planSlots(
      [slot('2026-03-09', 'morning', '08:00', '10:00'), slot('2026-03-09', 'morning', '10:00', '12:00')],
      dates,
    ),
  ).toEqual({ wrongDay: '2026-03-09' });
});

test('a cancelled session goes nowhere, a delivered one closes, a closed one reopens with a reason', () => {
  expect([nextStates('CANCELLED'), nextStates('DELIVERED'), nextStates('CLOSED')]).toEqual([
    [],
    ['CLOSED'],
    ['DELIVERED'],
  ]);
  expect([
    moveRefusal({ from: 'DELIVERED', to: 'CLOSED' }, ''),
    moveRefusal({ from: 'CLOSED', to: 'DELIVERED' }, ''),
    moveRefusal({ from: 'CLOSED', to: 'DELIVERED' }, 'Feuille à corriger'),
    moveRefusal({ from: 'CLOSED', to: 'OPEN' }, 'Erreur'),
  ]).toEqual([null, 'REASON_NEEDED', null, 'SESSION_MOVE_REFUSED']);
});
