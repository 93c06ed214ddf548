/** The only source of "now" and of random bytes: composition roots give the real ones, tests their own. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

const DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in France at an instant, as YYYY-MM-DD. */
export function parisDay(at: Date): string {
  return DAY.format(at);
}
