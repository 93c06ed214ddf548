const ZONE = 'Europe/Paris';

// The fonts of the pages have no U+202F: a PDF engine would print a box.
const forPdf = (text: string) => text.replaceAll('\u202f', '\u00a0');

/** `3 novembre 2026`, and `1er novembre 2026`. */
export function frenchDay(day: string | Date): string {
  const at = typeof day === 'string' ? new Date(`${day}T12:00:00Z`) : day;
  const text = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: ZONE }).format(at);
  return forPdf(text.replace(/^1 /, '1er '));
}

/** `mardi 3 novembre`. */
export function frenchWeekday(day: string): string {
  const text = new Intl.DateTimeFormat('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: ZONE,
  }).format(new Date(`${day}T12:00:00Z`));
  return forPdf(text.charAt(0).toUpperCase() + text.slice(1));
}

/** `9:05`. */
export function frenchTime(at: Date): string {
  return new Intl.DateTimeFormat('fr-FR', { timeStyle: 'short', timeZone: ZONE }).format(at).replace(/^0/, '');
}

/** `3 novembre 2026`, or `3 et 4 novembre 2026`, or `du 30 novembre au 2 décembre 2026`. */
export function frenchDays(days: readonly string[]): string {
  const distinct = [...new Set(days)].sort();
  const [first, last] = [distinct[0], distinct.at(-1)];
  if (!first || !last) return '';
  if (distinct.length === 1) return frenchDay(first);
  const isTwoOfOneMonth = distinct.length === 2 && first.slice(0, 7) === last.slice(0, 7);
  return isTwoOfOneMonth
    ? `${Number(first.slice(8))} et ${frenchDay(last)}`
    : `du ${frenchDay(first)} au ${frenchDay(last)}`;
}

/** `923 456 784 00019`. */
export const spacedSiret = (siret: string) =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');

/** `Zoé DELMAS` as papers write a name: first name, then the surname as it is kept. */
export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${firstName} ${lastName}`;

/** Any text on its way to a page. */
export const pageText = forPdf;

/** Facts on their way to a page: each text in them written as the fonts of pages can. */
export function pageTexts<T>(facts: T): T {
  if (typeof facts === 'string') return forPdf(facts) as T;
  if (Array.isArray(facts)) return facts.map(pageTexts) as T;
  if (facts === null || typeof facts !== 'object') return facts;
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, pageTexts(value)])) as T;
}

/** `1\u00a0250,00\u00a0€`. */
export const frenchEuros = (cents: number) =>
  forPdf(new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100));

/** `7 heures`, `1 heure`, `3 h 30`. */
export function frenchDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest > 0) return hours > 0 ? `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}` : `${rest}\u00a0minutes`;
  return `${hours}\u00a0heure${hours > 1 ? 's' : ''}`;
}
