const ZONE = 'Europe/Paris';
const DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric' });
const SHORT_DAY = new Intl.DateTimeFormat('fr-FR', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const TINY_DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, day: 'numeric', month: 'short' });
const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, hour: 'numeric', minute: '2-digit' });
const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const COUNT = new Intl.NumberFormat('fr-FR');

// The fonts of the pages have no U+202F: a PDF engine would print a box.
const forPage = (text: string) => text.replaceAll('\u202f', '\u00a0').replace(/^-/, '−');
const instant = (at: Date | string) =>
  typeof at === 'string' && at.length === 10 ? new Date(`${at}T12:00:00Z`) : new Date(at);

/** `3 novembre 2026`, and `1er novembre 2026`. */
export const frenchDay = (at: Date | string) => DAY.format(instant(at)).replace(/^1 /, '1er ');
/** `03/11/2026`, for tables. */
export const shortDay = (at: Date | string) => SHORT_DAY.format(instant(at));
/** `3 nov.`, along an axis. */
export const tinyDay = (at: Date | string) => TINY_DAY.format(instant(at));
/** `3 novembre 2026 à 9:05`. */
export const frenchInstant = (at: Date | string) =>
  `${frenchDay(at)} à ${CLOCK.format(new Date(at)).replace(/^0/, '')}`;
/** `12 500 €`. */
export const euros = (cents: number) => forPage(EUROS.format(Math.round(cents / 100)));
/** `3 500`. */
export const counted = (count: number) => forPage(COUNT.format(count));
/** Hundredths of a percent as `12,5 %`. */
export const percentOf = (bp: number, digits = 1) =>
  `${forPage((bp / 100).toLocaleString('fr-FR', { maximumFractionDigits: digits }))}\u00a0%`;
/** `1 entreprise`, `2 entreprises`. */
export const plural = (count: number, one: string, many = `${one}s`) => `${counted(count)} ${count > 1 ? many : one}`;
