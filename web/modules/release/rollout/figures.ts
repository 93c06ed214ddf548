type Language = 'fr' | 'en';

/** `19,6 %` from basis points; whole when it is. */
export function percent(bp: number, language: Language): string {
  return rate(bp / 10_000, language, 1);
}

/** A share as a percentage with so many digits at most. */
export function rate(share: number, language: Language, digits = 2): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(share);
}

/** How long a step was watched: whole hours, or minutes below one. */
export const watchTime = (minutes: number): string =>
  minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h`;
