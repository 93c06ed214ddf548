import type { Audience } from './adoption.ts';
import type { Drift } from './budget.ts';
import type { Band } from './maintenance.ts';
import type { Thresholds } from './thresholds.ts';

export type AlertKind =
  | 'progressGap'
  | 'delay'
  | 'budgetDrift'
  | 'budgetLineDrift'
  | 'learnerActive'
  | 'trainerActive'
  | 'companyActive'
  | 'mcoAbove';
/** A figure beyond its threshold, both in the unit of the kind: days of work for a delay, hundredths of a percent else. */
export type Alert = {
  readonly kind: AlertKind;
  readonly about: string;
  readonly value: number;
  readonly limit: number;
};

export type Figures = {
  readonly plan: { readonly plannedBp: number; readonly doneBp: number; readonly delayDays: number } | null;
  readonly budget: Drift | null;
  readonly lines: readonly (Drift & { readonly title: string })[];
  readonly audiences: readonly Audience[];
  readonly band: Band;
};

/** Every figure that is beyond what the project allows itself; at the threshold itself nobody is called. */
export function alertsOf({ plan, budget, lines, audiences, band }: Figures, thresholds: Thresholds): Alert[] {
  const found: Alert[] = [];
  const check = (isBeyond: boolean, alert: Alert) => {
    if (isBeyond) found.push(alert);
  };
  if (plan) {
    const gap = plan.plannedBp - plan.doneBp;
    const { delayDays, progressGapBp } = thresholds;
    check(gap > progressGapBp, { kind: 'progressGap', about: '', value: gap, limit: progressGapBp });
    check(plan.delayDays > delayDays, { kind: 'delay', about: '', value: plan.delayDays, limit: delayDays });
  }
  const { budgetDriftBp } = thresholds;
  const drift = (kind: AlertKind, about: string, { driftBp }: Drift) =>
    check((driftBp ?? 0) > budgetDriftBp, { kind, about, value: driftBp ?? 0, limit: budgetDriftBp });
  if (budget) drift('budgetDrift', '', budget);
  for (const line of lines) drift('budgetLineDrift', line.title, line);
  for (const { audience, people, activeBp, targetBp } of audiences)
    check(people > 0 && activeBp < targetBp, {
      kind: `${audience}Active`,
      about: '',
      value: activeBp,
      limit: targetBp,
    });
  check(band.standing === 'above', {
    kind: 'mcoAbove',
    about: '',
    value: band.shareBp ?? 0,
    limit: thresholds.mcoHighBp,
  });
  return found;
}
