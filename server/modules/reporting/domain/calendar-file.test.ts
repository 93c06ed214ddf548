import { expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const now = new Date('2026-11-20T08:00:00.000Z');
const morning = {
  uid: 'a@formapro',
  title: 'Manager une équipe ; au quotidien',
  place: 'Salle Erdre, Nantes',
  link: '',
  startsAt: new Date('2026-11-26T08:00:00.000Z'),
  endsAt: new Date('2026-11-26T11:30:00.000Z'),
};

test('a half-day becomes one event in universal time, its commas and semicolons escaped', () => {
  expect(calendarFile([morning], { now, name: 'Rivage' }).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//FormaPro//FormaPro//FR',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Rivage',
    'BEGIN:VEVENT',
    'UID:a@formapro',
    'DTSTAMP:20261120T080000Z',
    'DTSTART:20261126T080000Z',
    'DTEND:20261126T113000Z',
    'SUMMARY:Manager une équipe \\; au quotidien',
    'LOCATION:Salle Erdre\\, Nantes',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('a title cannot add a line of its own, and long lines are folded without cutting a letter', () => {
  const title = `Été\r\nATTENDEE:mailto:x@y.example ${'é'.repeat(60)}`;
  const file = calendarFile([{ ...morning, title, link: 'https://visio.example/salle' }], { now, name: '' });
  const lines = file.split('\r\n');
  expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(
    `SUMMARY:Été\\nATTENDEE:mailto:x@y.example ${'é'.repeat(60)}\r\nLOCATION`,
  );
});
