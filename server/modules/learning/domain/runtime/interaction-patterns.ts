import { isDecimal, oneOf, verdict } from './checks.ts';
import type { Check } from './model.ts';
import { isLocalized, isShortIdentifier } from './types-2004.ts';

type Shape = (value: string) => boolean;

export const INTERACTION_TYPES = [
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
];

const TYPE = 'cmi.interactions.n.type';

/** Types whose list of right answers holds one only (SCORM 2004 RTE 4.2.9.1). */
const SINGLE = new Set(['true-false', 'likert', 'numeric', 'other']);

const parts = (value: string) => (value === '' ? [] : value.split('[,]'));
const areUnique = (words: readonly string[]) => new Set(words).size === words.length;
const each =
  (shape: Shape): Shape =>
  (value) =>
    parts(value).every(shape);
const some = (value: string) => value !== '';

const setOfWords: Shape = (value) => each(isShortIdentifier)(value) && areUnique(parts(value));
const listOfWords: Shape = (value) => some(value) && each(isShortIdentifier)(value);

const pair: Shape = (value) => {
  const [source, target, ...rest] = value.split('[.]');
  return (
    rest.length === 0 &&
    source !== undefined &&
    target !== undefined &&
    isShortIdentifier(source) &&
    isShortIdentifier(target)
  );
};

/** min[:]max with either end open, or one number. */
const range: Shape = (value) => {
  const ends = value.split('[:]');
  if (ends.length === 1) return isDecimal(value);
  const [low = '', high = ''] = ends;
  const isEnd = (end: string) => end === '' || isDecimal(end);
  return ends.length === 2 && isEnd(low) && isEnd(high) && (low === '' || high === '' || Number(low) <= Number(high));
};

/** step[.]answer, one of the two may be left out; the answer may be a range. */
const step: Shape = (value) => {
  const cut = value.indexOf('[.]');
  if (cut < 0) return false;
  const [name, answer] = [value.slice(0, cut), value.slice(cut + 3)];
  if (name === '' && answer === '') return false;
  return (
    (name === '' || isShortIdentifier(name)) && !answer.includes('[.]') && (!answer.includes('[:]') || range(answer))
  );
};

/** Takes {case_matters=…} and {order_matters=…} off the front; a wrong word in them leaves the pattern unreadable. */
function withoutMarks(value: string, marks: RegExp): string | null {
  let rest = value;
  for (let found = marks.exec(rest); found; found = marks.exec(rest)) rest = rest.slice(found[0].length);
  return /^\{(case|order)_matters=/.test(rest) ? null : rest;
}

const marked =
  (marks: RegExp, shape: Shape): Shape =>
  (value) => {
    const rest = withoutMarks(value, marks);
    return rest !== null && shape(rest);
  };

const RESPONSES: Readonly<Record<string, Shape>> = {
  'true-false': (value) => value === 'true' || value === 'false',
  choice: setOfWords,
  'fill-in': each(isLocalized),
  'long-fill-in': isLocalized,
  matching: (value) => some(value) && each(pair)(value),
  performance: (value) => some(value) && each(step)(value),
  sequencing: listOfWords,
  likert: isShortIdentifier,
  numeric: isDecimal,
  other: () => true,
};

const PATTERNS: Readonly<Record<string, Shape>> = {
  ...RESPONSES,
  'fill-in': marked(/^\{(case|order)_matters=(true|false)\}/, each(isLocalized)),
  'long-fill-in': marked(/^\{case_matters=(true|false)\}/, isLocalized),
  performance: marked(/^\{order_matters=(true|false)\}/, (value) => some(value) && each(step)(value)),
  numeric: range,
};

/** cmi.interactions.n.learner_response, by the type of its interaction. */
export const learnerResponse: Check = (value, { valueAt }) => verdict(RESPONSES[valueAt(TYPE) ?? '']?.(value) ?? false);

/** cmi.interactions.n.correct_responses.n.pattern: shape by type, then no twin and no second where one is allowed. */
export const correctPattern: Check = (value, { valueAt, others, index }) => {
  const type = valueAt(TYPE) ?? '';
  if (SINGLE.has(type) && index > 0) return 'conflict';
  if (!PATTERNS[type]?.(value)) return 'type';
  const key = (pattern: string) => (type === 'choice' ? parts(pattern).sort().join('[,]') : pattern);
  const mustDiffer = type === 'choice' || type === 'sequencing';
  return mustDiffer && others.some((other) => key(other) === key(value)) ? 'conflict' : 'ok';
};

export const interactionType: Check = oneOf(...INTERACTION_TYPES);
