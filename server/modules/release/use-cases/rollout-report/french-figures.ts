const DAY = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const SHORT = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });
const SECOND = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' });

export const longDay = (at: Date | string) => DAY.format(new Date(at)).replace(/^1 /, '1er ');
export const shortDay = (at: Date | string) => SHORT.format(new Date(at));
export const dayAndTime = (at: Date | string) => `${shortDay(at)} à ${CLOCK.format(new Date(at))}`;
export const clockSecond = (at: Date | string) => SECOND.format(new Date(at)).replace(/^0/, '');
export const dayAndSecond = (at: Date | string) => `${shortDay(at)} à ${clockSecond(at)}`;

export const count = (value: number) => value.toLocaleString('fr-FR');
/** `1 requête`, `1 200 requêtes`. */
export const counted = (value: number, one: string, many: string) => `${count(value)}\u00a0${value > 1 ? many : one}`;
/** `19,6 %` from basis points. */
export const percent = (bp: number) => `${(bp / 100).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0%`;
/** `0,42 %` from parts per million. */
export const rate = (ppm: number) => `${(ppm / 10_000).toLocaleString('fr-FR', { maximumFractionDigits: 2 })}\u00a0%`;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long something took, with the two greatest units: `1,4 s`, `12 min 5 s`, `48 h`, `7 j 2 h`. */
export function duration(ms: number): string {
  if (ms < MINUTE_MS) return `${(ms / 1_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0s`;
  const [great, unit, small, smallUnit] =
    ms < HOUR_MS
      ? [MINUTE_MS, 'min', 1_000, 's']
      : ms < 3 * DAY_MS
        ? [HOUR_MS, 'h', MINUTE_MS, 'min']
        : [DAY_MS, 'j', HOUR_MS, 'h'];
  const whole = Math.floor(ms / Number(great));
  const rest = Math.floor((ms % Number(great)) / Number(small));
  return rest > 0 ? `${whole}\u00a0${unit} ${rest}\u00a0${smallUnit}` : `${whole}\u00a0${unit}`;
}
