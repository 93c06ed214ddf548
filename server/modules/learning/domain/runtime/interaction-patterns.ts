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
const anything: Shape = () => true;

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

/** min[:]max with either end open; the sign between them is always there. */
const range: Shape = (value) => {
  const ends = value.split('[:]');
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

/** Takes the marks a type knows off the front, each once; a mark with a wrong word leaves the pattern unreadable. */
const marked =
  (names: readonly string[], shape: Shape): Shape =>
  (value) => {
    const mark = /^\{(\w+)=([^}]*)\}/.exec(value);
    const [whole = '', name = '', word = ''] = mark ?? [];
    if (!names.includes(name)) return shape(value);
    if (!(name === 'lang' ? isLocalized(whole) : TRUTH.includes(word))) return false;
    return marked(
      names.filter((one) => one !== name),
      shape,
    )(value.slice(whole.length));
  };

const TRUTH = ['true', 'false'];

const RESPONSES: Readonly<Record<string, Shape>> = {
  'true-false': (value) => TRUTH.includes(value),
  choice: setOfWords,
  'fill-in': each(isLocalized),
  'long-fill-in': isLocalized,
  matching: each(pair),
  performance: (value) => some(value) && each(step)(value),
  sequencing: listOfWords,
  likert: isShortIdentifier,
  numeric: isDecimal,
  other: anything,
};

const PATTERNS: Readonly<Record<string, Shape>> = {
  ...RESPONSES,
  'fill-in': marked(['case_matters', 'order_matters'], each(isLocalized)),
  'long-fill-in': marked(['case_matters', 'lang'], anything),
  matching: (value) => some(value) && each(pair)(value),
  performance: marked(['order_matters'], (value) => some(value) && each(step)(value)),
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
