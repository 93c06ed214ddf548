import type { Check, Verdict } from './model.ts';

/**
 * Longest value that is kept. The standard asks for far less (255, 4,096 or 64,000 characters) and real content goes
 * past it; nothing is ever cut, a longer value is refused.
 */
export const MAX_VALUE_LENGTH = 1_000_000;

export const verdict = (isRight: boolean): Verdict => (isRight ? 'ok' : 'type');

export const anyText: Check = () => 'ok';

export const oneOf =
  (...words: string[]): Check =>
  (value) =>
    verdict(words.includes(value));

export const matching =
  (pattern: RegExp): Check =>
  (value) =>
    verdict(pattern.test(value));

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** A decimal, not a number when it is none, out of range when it is past a bound (inclusive). */
export const decimal =
  (low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY): Check =>
  (value) => {
    if (!DECIMAL.test(value)) return 'type';
    return Number(value) >= low && Number(value) <= high ? 'ok' : 'range';
  };

export const isDecimal = (value: string) => DECIMAL.test(value);

export const either =
  (one: Check, other: Check): Check =>
  (value, around) =>
    one(value, around) === 'ok' ? 'ok' : other(value, around);
