import { counted, percentOf, shortDay } from '../../domain/french.ts';

const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });
const SECOND = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' });

const clock = (at: Date | string) => CLOCK.format(new Date(at)).replace(/^0/, '');
export const clockSecond = (at: Date | string) => SECOND.format(new Date(at)).replace(/^0/, '');
/** `09/03/2026 à 9:05`, for tables. */
export const dayAndTime = (at: Date | string) => `${shortDay(at)} à ${clock(at)}`;
export const dayAndSecond = (at: Date | string) => `${shortDay(at)} à ${clockSecond(at)}`;

/** `0,42 %` from parts per million. */
export const rate = (ppm: number) => percentOf(ppm / 100, 2);
/** `9,4`, one digit after the comma. */
export const oneDigit = (value: number) => value.toLocaleString('fr-FR', { maximumFractionDigits: 1 });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a step is to be watched: in hours, as the plan says it, or in minutes below one. */
export const planned = (minutes: number) =>
  minutes < 60 ? `${minutes}\u00a0min` : `${counted(Math.round(minutes / 60))}\u00a0h`;

/** How long something took, with the two greatest units: `1,4 s`, `12 min 5 s`, `48 h`, `7 j 2 h`. */
export function duration(ms: number): string {
  if (ms < MINUTE_MS) return `${oneDigit(ms / 1_000)}\u00a0s`;
  if (ms < HOUR_MS) return inTwo(ms, [MINUTE_MS, 'min'], [1_000, 's']);
  return ms < 3 * DAY_MS ? inTwo(ms, [HOUR_MS, 'h'], [MINUTE_MS, 'min']) : inTwo(ms, [DAY_MS, 'j'], [HOUR_MS, 'h']);
}

type Unit = readonly [ms: number, name: string];

function inTwo(ms: number, [great, greatName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((ms % great) / small);
  return `${Math.floor(ms / great)}\u00a0${greatName}${rest > 0 ? ` ${rest}\u00a0${smallName}` : ''}`;
}
