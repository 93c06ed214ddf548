import type { Api } from '../../../../contract/api.ts';
import type { Language } from '../../../app/i18n.ts';

export type Plan = NonNullable<Api['GET /steering/progress']['answer']['plan']>;
export type Stage = Plan['stages'][number];
export type Budget = Api['GET /steering/budget']['answer'];
export type Adoption = Api['GET /steering/adoption']['answer'];
export type Maintenance = Api['GET /steering/tickets']['answer'];
export type Ticket = Maintenance['rows'][number];
export type BudgetLine = Budget['rows'][number];

const locale = (language: Language) => (language === 'fr' ? 'fr-FR' : 'en-GB');

/** `68,2 %` from hundredths of a percent; whole when it is. */
export function percent(bp: number, language: Language, digits = 1): string {
  return new Intl.NumberFormat(locale(language), { style: 'percent', maximumFractionDigits: digits }).format(
    bp / 10_000,
  );
}

/** The same as points, without the sign of a percentage: `4,2`. */
export function points(bp: number, language: Language): string {
  return new Intl.NumberFormat(locale(language), { maximumFractionDigits: 1 }).format(Math.abs(bp) / 100);
}
