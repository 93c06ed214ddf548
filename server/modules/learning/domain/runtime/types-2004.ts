import { verdict } from './checks.ts';
import { intervalHundredths } from './durations.ts';
import type { Check } from './model.ts';

const LANGUAGE = /^(i|x|[a-z]{2,3})(-[a-z0-9]{2,8})*$/i;
const TAGGED = /^\{lang=([^}]*)\}/;
const URN = /^urn:[a-z0-9][a-z0-9-]{1,31}:\S+$/i;
/** Each part asks for the one before it; a time zone asks for a fraction of a second (RTE 4.1.1.7). */
const TIMESTAMP =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,2}(?:Z|[+-](?:[01]\d|2[0-3])(?::[0-5]\d)?)?)?)?)?)?)?)?$/;

/** language_type; empty means none. */
export const language: Check = (value) => verdict(value === '' || LANGUAGE.test(value));

/** localized_string_type: an optional {lang=…} in front, which must then be a language. What is never closed is text. */
export const localized: Check = (value) => verdict(isLocalized(value));

export function isLocalized(value: string): boolean {
  const tag = TAGGED.exec(value);
  return !tag || LANGUAGE.test(tag[1] ?? '');
}

/** long_identifier_type: not blank, and a well-made name when it says it is a urn. */
export const longIdentifier: Check = (value) =>
  verdict(value.trim() !== '' && (!/^urn:/i.test(value) || URN.test(value)));

/** short_identifier_type: one word, without the signs that no address holds (RFC 3986). */
export const isShortIdentifier = (value: string) => /^[^\s{}[\]<>"\\^`|]+$/.test(value);

/** timeinterval(second,10,2). */
export const interval: Check = (value) => verdict(intervalHundredths(value) !== null);

/** time(second,10,0): ISO 8601, years 1970 to 2038, seconds with up to two digits of fraction. */
export const timestamp: Check = (value) => {
  const found = TIMESTAMP.exec(value);
  if (!found) return 'type';
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part, rank) => Number(part ?? (rank === 1 || rank === 2 ? 1 : 0)));
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isRight = year >= 1970 && year <= 2038 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
  return verdict(isRight && hour <= 23 && minute <= 59 && second <= 59);
};
