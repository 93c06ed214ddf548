const ZONE = 'Europe/Paris';
type Language = 'fr' | 'en';
const locale = (language: Language) => (language === 'fr' ? 'fr-FR' : 'en-GB');
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** `9:00`: hours without a leading zero, as the design guide writes them. */
export function time(at: string, language: Language = 'fr'): string {
  const text = new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, hour: 'numeric', minute: '2-digit' }).format(
    new Date(at),
  );
  return language === 'fr' ? text.replace(/^0/, '') : text;
}

/** `9:00 – 12:30`. */
export function timeRange(from: string, to: string, language: Language = 'fr'): string {
  return `${time(from, language)} – ${time(to, language)}`;
}

/** `ven. 20 nov.` for rows. */
export function shortDay(day: string, language: Language = 'fr'): string {
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(noon(day));
}

/** `20 nov.`, for a margin. */
export function tinyDay(day: string, language: Language = 'fr'): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
    noon(day),
  );
}

/** `lundi 23 novembre 2026` for titles; the first of a month is `1er`. */
export function longDay(day: string, language: Language = 'fr'): string {
  const text = new Intl.DateTimeFormat(locale(language), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(noon(day));
  return language === 'fr' ? text.replace(/ 1 /, ' 1er ') : text;
}

/** `du 12 au 26 nov. 2026`, one day alone when both are the same. */
export function dayRange(from: string, to: string, language: Language = 'fr'): string {
  const format = new Intl.DateTimeFormat(locale(language), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return from === to ? format.format(noon(from)) : format.formatRange(noon(from), noon(to));
}

/** `14 janv. 2027`: the day of an instant in France, for columns. */
export function dayOf(at: string, language: Language = 'fr'): string {
  return dayRange(parisDay(new Date(at)), parisDay(new Date(at)), language);
}

/** `14 janv. 2027 à 9:00`. */
export function instant(at: string, language: Language = 'fr'): string {
  const day = new Intl.DateTimeFormat(locale(language), {
    timeZone: ZONE,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(at));
  return `${day}${language === 'fr' ? ' à ' : ', '}${time(at, language)}`;
}

/** `3 h 30`, `45 min`: no-break spaces inside. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00a0min`;
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
}

/** `1 234,56 €`; round amounts without cents. */
export function money(cents: number, language: Language = 'fr'): string {
  return new Intl.NumberFormat(locale(language), {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}

export function count(value: number, language: Language = 'fr'): string {
  return new Intl.NumberFormat(locale(language)).format(value);
}

/** The calendar day in France at an instant, as YYYY-MM-DD. */
export function parisDay(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(at);
}

/** `12,4 Mo`; decimal units, as file managers show. */
export function fileSize(sizeBytes: number, language: Language = 'fr'): string {
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  let [value, unit] = [sizeBytes, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits }).format(value)}\u00a0${units[unit]}`;
}

/** The last instant of a day in France, summer and winter, as an instant. */
export function endOfDay(day: string): string {
  const summer = new Date(`${day}T21:59:59Z`);
  const isSummer = time(summer.toISOString()) === '23:59';
  return isSummer ? summer.toISOString() : new Date(`${day}T22:59:59Z`).toISOString();
}
