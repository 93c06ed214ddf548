import type { ResultLine } from './question.ts';

/** What one answer is worth. `shareBp` is within 0 and 10 000, not rounded: points are rounded once, at the end. */
export type Judgement = {
  readonly shareBp: number;
  readonly isAnswered: boolean;
  readonly lines: readonly ResultLine[];
  readonly feedback: readonly string[];
};

/** Three thirds written 33.333 % make a whole. */
const NEARLY_WHOLE_BP = 9_990;

export function boundedShare(shareBp: number): number {
  if (shareBp >= NEARLY_WHOLE_BP) return 10_000;
  return Math.max(0, shareBp);
}

export function line(label: string, given: string, right: string, isRight: boolean): ResultLine {
  return { label, given, right, isRight };
}

export const isSaid = (text: string) => text !== '';
