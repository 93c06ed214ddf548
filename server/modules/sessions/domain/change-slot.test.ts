import { expect, test } from 'vitest';
import { changeSlot, datesAfter, type PlacedSlot } from './change-slot.ts';

const at = (day: string, time: string) => new Date(`${day}T${time}:00.000Z`);
const slot = (slotId: string, position: number, day: string, half: PlacedSlot['half']): PlacedSlot => ({
  slotId,
  position,
  day,
  half,
  startsAt: at(day, half === 'morning' ? '08:00' : '12:30'),
  endsAt: at(day, half === 'morning' ? '11:30' : '16:00'),
  modality: 'onSite',
  trainerId: 'amina',
  roomId: 'erdre',
  videoLink: '',
});
const one = slot('one', 1, '2026-03-09', 'morning');
const two = slot('two', 2, '2026-03-09', 'afternoon');
const { slotId: _, position: __, ...moved } = slot('', 0, '2026-03-16', 'morning');

test('a half-day that moves after the others takes its number', () => {
  const answer = changeSlot([one, two], { slotId: 'one', change: moved, alsoTo: new Set() });
  expect('slots' in answer && answer.slots.map(({ slotId, day, position }) => [slotId, day, position])).toEqual([
    ['two', '2026-03-09', 1],
    ['one', '2026-03-16', 2],
  ]);
});

test('the place given to the next half-days leaves their hours', () => {
  const { slotId: _, position: __, ...same } = one;
  const change = { ...same, roomId: 'loire', trainerId: 'paul' };
  const answer = changeSlot([one, two], { slotId: 'one', change, alsoTo: new Set(['two']) });
  expect('slots' in answer && answer.slots[1]).toEqual({ ...two, roomId: 'loire', trainerId: 'paul' });
});

test('a half-day that ends before it starts, overlaps another or takes its place is refused by its day', () => {
  const { slotId: _, position: __, ...afternoon } = two;
  const refused = { wrongDay: '2026-03-09' };
  const { slotId: ___, position: ____, ...morning } = one;
  expect([
    changeSlot([one, two], {
      slotId: 'one',
      change: { ...morning, endsAt: at('2026-03-09', '07:00') },
      alsoTo: new Set(),
    }),
    changeSlot([one, two], {
      slotId: 'one',
      change: { ...morning, endsAt: at('2026-03-09', '13:00') },
      alsoTo: new Set(),
    }),
    changeSlot([one, two], { slotId: 'one', change: { ...afternoon, half: 'afternoon' }, alsoTo: new Set() }),
  ]).toEqual([refused, refused, refused]);
});

test('dates follow the half-days they stood on, and those kept for remote work only widen', () => {
  const later = { ...two, day: '2026-03-16' };
  expect([
    datesAfter({ startsOn: '2026-03-09', endsOn: '2026-03-09' }, [one, two], [one, later]),
    datesAfter({ startsOn: '2026-03-02', endsOn: '2026-03-31' }, [one, two], [one, later]),
    datesAfter({ startsOn: '2026-03-09', endsOn: '2026-03-12' }, [one, two], [one, later]),
  ]).toEqual([
    { startsOn: '2026-03-09', endsOn: '2026-03-16' },
    { startsOn: '2026-03-02', endsOn: '2026-03-31' },
    { startsOn: '2026-03-09', endsOn: '2026-03-16' },
  ]);
});
