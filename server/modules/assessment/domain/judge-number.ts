import { isSaid, type Judgement, line } from './judgement.ts';
import type { AcceptedNumber } from './question.ts';

/** A number typed against the accepted values, each with its tolerance: the best share among those it is near enough to. */
export function judgeNumber(
  { accepted, unit = '' }: { readonly accepted: readonly AcceptedNumber[]; readonly unit?: string },
  typed: string,
): Judgement {
  const value = readNumber(typed, unit);
  const best = accepted.filter((one) => value !== null && isNear(value, one)).sort((a, b) => b.shareBp - a.shareBp)[0];
  const expected = accepted.filter(({ shareBp }) => shareBp === 10_000).map((one) => shownNumber(one, unit));
  return {
    shareBp: best?.shareBp ?? 0,
    isAnswered: typed.trim() !== '',
    lines: [line('', typed.trim(), expected.join(' / '), best?.shareBp === 10_000)],
    feedback: best ? [best.feedback].filter(isSaid) : [],
  };
}

/** Both bounds count; what binary fractions lose (0.1 + 0.2) is forgiven. */
function isNear(value: number, { value: right, tolerance }: AcceptedNumber): boolean {
  const roundingSlack = 1e-12 * Math.max(1, Math.abs(right), Math.abs(tolerance));
  return Math.abs(value - right) <= tolerance + roundingSlack;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/**
 * A number as French people type it: "1 234,5", "−3", "50 V" when V is the unit of the question. Null when it is not one.
 */
export function readNumber(typed: string, unit = ''): number | null {
  const bare = typed.replace(/[\s\u00a0\u202f]+/g, '').replace(/−/g, '-');
  const wanted = unit.replace(/\s+/g, '').toLowerCase();
  const hasUnit = wanted !== '' && bare.toLowerCase().endsWith(wanted);
  const digits = (hasUnit ? bare.slice(0, bare.length - wanted.length) : bare).replace(',', '.');
  const value = NUMBER.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function shownNumber({ value, tolerance }: AcceptedNumber, unit: string): string {
  const written = tolerance > 0 ? `${comma(value)} ± ${comma(tolerance)}` : comma(value);
  return unit ? `${written}\u00a0${unit}` : written;
}

const comma = (value: number) => String(value).replace('.', ',');
