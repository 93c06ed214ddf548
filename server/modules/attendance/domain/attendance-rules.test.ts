import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attendedMinutes, isSettled, presenceOf } from './presence.ts';
import { codeStep, goodSteps, shortCode } from './rotating-code.ts';
import { isSigningTime, lateMinutes, plannedMinutes } from './signing-window.ts';

const morning = { startsAt: new Date('2026-03-09T08:00:00Z'), endsAt: new Date('2026-03-09T11:30:00Z') };
const at = (time: string) => new Date(`2026-03-09T${time}Z`);

test('signing opens fifteen minutes before and closes fifteen minutes after, both ends included', () => {
  expect(['07:44:59', '07:45:00', '11:45:00', '11:45:01'].map((time) => isSigningTime(morning, at(time)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a signature within a quarter of an hour is on time, later counts every minute', () => {
  expect(
    ['07:50:00', '08:15:59', '08:16:00', '08:22:41', '15:00:00'].map((time) => lateMinutes(morning, at(time))),
  ).toEqual([0, 0, 16, 22, 210]);
});

test('a presence that the trainer notes without a signature proves nothing', () => {
  const presence = presenceOf(null, { status: 'PRESENT', lateMn: 0, earlyMn: 0 });
  expect([presence.status, attendedMinutes(presence, 210), isSettled(presence)]).toEqual([
    'SIGNATURE_MISSING',
    0,
    false,
  ]);
});

test('a trainer may forgive a lateness, note an early departure, or turn a signature into an absence', () => {
  const signed = { lateMn: 22 };
  expect(presenceOf(signed, null)).toEqual({ status: 'LATE', lateMn: 22, earlyMn: 0 });
  expect(presenceOf(signed, { status: 'PRESENT', lateMn: 5, earlyMn: 5 })).toEqual({
    status: 'PRESENT',
    lateMn: 0,
    earlyMn: 0,
  });
  expect(presenceOf(signed, { status: 'LEFT_EARLY', lateMn: 0, earlyMn: 45 })).toEqual({
    status: 'LEFT_EARLY',
    lateMn: 0,
    earlyMn: 45,
  });
  expect(presenceOf(signed, { status: 'ABSENT_UNJUSTIFIED', lateMn: 0, earlyMn: 0 })).toEqual({
    status: 'ABSENT_UNJUSTIFIED',
    lateMn: 0,
    earlyMn: 0,
  });
});

test('minutes attended stay between nothing and the whole half-day, whatever was noted', () => {
  const statuses = [
    'PRESENT',
    'LATE',
    'LEFT_EARLY',
    'ABSENT_JUSTIFIED',
    'ABSENT_UNJUSTIFIED',
    'EXCUSED_BY_OF',
  ] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...statuses),
      fc.nat(900),
      fc.nat(900),
      fc.option(fc.nat(900)),
      (status, lateMn, earlyMn, late) => {
        const presence = presenceOf(late === null ? null : { lateMn: late }, { status, lateMn, earlyMn });
        const minutes = attendedMinutes(presence, plannedMinutes(morning));
        expect(minutes >= 0 && minutes <= 210 && (late !== null || minutes === 0)).toBe(true);
      },
    ),
  );
});

test('a code lives thirty seconds and one more step, and is made of letters nobody confuses', () => {
  expect(goodSteps(at('08:00:30'))).toEqual([codeStep(at('08:00:30')), codeStep(at('08:00:00'))]);
  expect(shortCode(Uint8Array.from([0, 1, 29, 30, 255]))).toMatch(/^[ABCDEFGHJKMNPQRSTVWXYZ2-9]{5}$/);
});
