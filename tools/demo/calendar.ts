import { parisInstant } from '../../server/modules/sessions/index.ts';
import type { Chance } from './random.ts';

export type DemoSlot = {
  id: string;
  position: number;
  day: string;
  half: 'morning' | 'afternoon';
  startsAt: Date;
  endsAt: Date;
};
export type DemoSession = {
  id: string;
  code: string;
  trainer: number;
  program: number;
  roomId: string | null;
  delivery: 'inCompany' | 'openEnrolment';
  state: string;
  startsOn: string;
  endsOn: string;
  slots: DemoSlot[];
};

/** A session before it is known for whom it is. */
type Undelivered = Omit<DemoSession, 'delivery'>;

/** Share of the sessions that are for one company. */
const IN_COMPANY = 0.3;
const DAY_MS = 86_400_000;
const dayAfter = (day: string, by: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);

/** Public holidays with a fixed date; movable ones are left out: a session on Ascension Day would only look zealous. */
const HOLIDAYS = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);

function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(day.slice(5));
}

type Wanted = {
  dice: Chance;
  today: string;
  trainers: number;
  programs: readonly { halfDays: number }[];
  rooms: readonly string[];
};

/**
 * Eighteen months of sessions around today, a year back and six months ahead: no trainer and no room twice in a half-day.
 *
 * The first session runs today with the first trainer, whatever the day, so that the demonstration is alive.
 */
export function demoCalendar({ dice, today, trainers, programs, rooms }: Wanted): DemoSession[] {
  const taken = new Set<string>();
  const sessions: Undelivered[] = [];
  const add = (trainer: number, program: number, days: string[]) => {
    const roomId = rooms.find((room) => days.every((day) => !taken.has(`${room} ${day}`))) ?? null;
    for (const day of days) if (roomId) taken.add(`${roomId} ${day}`);
    sessions.push(
      sessionOf({
        dice,
        today,
        trainer,
        program,
        roomId,
        days,
        halfDays: programs[program]?.halfDays ?? 2,
        index: sessions.length,
      }),
    );
  };
  const live = [dayAfter(today, -1), today];
  add(0, 0, live);
  for (let trainer = 0; trainer < trainers; trainer++) {
    let day = dayAfter(today, -365 + trainer);
    const end = dayAfter(today, 182);
    while (day < end) {
      const program = dice.between(0, programs.length - 1);
      const days = workingDays(day, Math.ceil((programs[program]?.halfDays ?? 2) / 2));
      const last = days.at(-1) ?? day;
      const clashes = trainer === 0 && days.some((one) => live.includes(one));
      if (!clashes && last < end) add(trainer, program, days);
      day = dayAfter(last, 1 + dice.between(0, 3));
    }
  }
  return sessions
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn))
    .map((session, index, all) => {
      const isInCompany = dice.share() < IN_COMPANY && session.slots[0]?.day !== live[0];
      return {
        ...session,
        code: codeOf(session, all.slice(0, index)),
        delivery: isInCompany ? 'inCompany' : 'openEnrolment',
      };
    });
}

function codeOf(session: Undelivered, before: readonly Undelivered[]): string {
  const year = session.startsOn.slice(0, 4);
  const rank = before.filter(({ startsOn }) => startsOn.startsWith(year)).length + 1;
  return `SES-${year}-${String(rank).padStart(4, '0')}`;
}

function workingDays(from: string, count: number): string[] {
  const days: string[] = [];
  for (let day = from; days.length < count; day = dayAfter(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
}

type One = {
  dice: Chance;
  today: string;
  trainer: number;
  program: number;
  roomId: string | null;
  days: string[];
  halfDays: number;
  index: number;
};

function sessionOf({ dice, today, trainer, program, roomId, days, halfDays, index }: One): Undelivered {
  const slots = days
    .flatMap((day) => [
      { day, half: 'morning' as const, starts: '09:00', ends: '12:30' },
      { day, half: 'afternoon' as const, starts: '13:30', ends: '17:00' },
    ])
    .slice(0, index === 0 ? 4 : halfDays)
    .map((slot, at) => ({
      id: dice.uuid(),
      position: at + 1,
      day: slot.day,
      half: slot.half,
      startsAt: parisInstant(slot.day, slot.starts),
      endsAt: parisInstant(slot.day, slot.ends),
    }));
  const startsOn = days[0] ?? today;
  const endsOn = slots.at(-1)?.day ?? startsOn;
  return {
    id: dice.uuid(),
    code: '',
    trainer,
    program,
    roomId,
    state: stateOf(dice, { startsOn, endsOn, today }),
    startsOn,
    endsOn,
    slots,
  };
}

/** A state that fits the dates: past ones delivered then closed, the near future confirmed, the far one open or in draft. */
function stateOf(
  dice: Chance,
  { startsOn, endsOn, today }: { startsOn: string; endsOn: string; today: string },
): string {
  if (startsOn <= today && endsOn >= today) return 'IN_PROGRESS';
  const roll = dice.share();
  if (endsOn < today) return roll < 0.04 ? 'CANCELLED' : endsOn < dayAfter(today, -20) ? 'CLOSED' : 'DELIVERED';
  if (roll < 0.03) return 'CANCELLED';
  if (roll < 0.06) return 'POSTPONED';
  if (startsOn < dayAfter(today, 10)) return roll < 0.2 ? 'OPEN' : 'CONFIRMED';
  return startsOn > dayAfter(today, 120) && roll < 0.4 ? 'DRAFT' : 'OPEN';
}
