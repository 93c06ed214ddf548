import type { Thresholds } from './thresholds.ts';

export const KINDS = ['corrective', 'evolutionary', 'preventive', 'adaptive'] as const;
export type Kind = (typeof KINDS)[number];
export type TicketState = 'open' | 'done' | 'cancelled';

export type Ticket = {
  readonly kind: Kind;
  readonly state: TicketState;
  readonly minutes: number;
  readonly costCents: number;
};
export type KindTotal = {
  readonly kind: Kind;
  readonly tickets: number;
  readonly open: number;
  readonly costCents: number;
};

export type Band = {
  readonly initialCents: number;
  readonly costCents: number;
  readonly lowCents: number;
  readonly highCents: number;
  /** Cost in hundredths of a percent of the initial budget; null without a budget. */
  readonly shareBp: number | null;
  readonly standing: 'noBudget' | 'below' | 'within' | 'above';
};

/** Where a year of maintenance stands against the band of the initial budget that it should cost. Both ends are within. */
export function bandOf(costCents: number, initialCents: number, { mcoLowBp, mcoHighBp }: Thresholds): Band {
  const part = (bp: number) => Math.round((initialCents * bp) / 10_000);
  const [lowCents, highCents] = [part(mcoLowBp), part(mcoHighBp)];
  const isIn = costCents > highCents ? 'above' : costCents < lowCents ? 'below' : 'within';
  return {
    initialCents,
    costCents,
    lowCents,
    highCents,
    shareBp: initialCents === 0 ? null : Math.round((10_000 * costCents) / initialCents),
    standing: initialCents === 0 ? 'noBudget' : isIn,
  };
}

export type EntryFault = 'ENTRY_EMPTY' | 'ENTRY_TOO_LOW';

/** What is wrong with an entry, or null: it says nothing, or corrects more than there is. */
export function entryFault(before: Omit<Ticket, 'kind'>, entry: Omit<Ticket, 'kind'>): EntryFault | null {
  if (entry.minutes === 0 && entry.costCents === 0 && entry.state === before.state) return 'ENTRY_EMPTY';
  if (before.minutes + entry.minutes < 0 || before.costCents + entry.costCents < 0) return 'ENTRY_TOO_LOW';
  return null;
}
