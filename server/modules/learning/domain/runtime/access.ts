import { MAX_VALUE_LENGTH } from './checks.ts';
import type { Codes, Dialect } from './dialects.ts';
import { type ElementPath, nameAt, readElementPath } from './element-path.ts';
import type { Around, Element, Facts, Model } from './model.ts';

/** A value, or the name of what is wrong. */
export type Reading = { readonly value: string } | { readonly wrong: keyof Codes };
/** Values to add to the state, or the name of what is wrong. */
export type Writing = { readonly values: Readonly<Record<string, string>> } | { readonly wrong: keyof Codes };

/** Entries that a list may hold. The standard asks for 250 at least. */
const MAX_ENTRIES = 10_000;

/** The list of shared texts is the manifest's: content neither lengthens nor shortens it. */
const SHARED = 'adl.data';

const countOf = ({ state, launch }: Facts, list: string) =>
  list === SHARED ? launch.sharedData.length : Number(state.values[`${list}._count`] ?? '0');

/** Reads one element. */
export function readElement({ model }: Dialect, facts: Facts, name: string): Reading {
  const path = readElementPath(name);
  if (path?.target) {
    const { choices, jumps } = facts.launch.navigation;
    return { value: String((path.target.by === 'jump' ? jumps : choices).includes(path.target.id)) };
  }
  const element = path ? model[path.pattern] : undefined;
  if (!path || !element) return { wrong: path ? missing(model, path.pattern) : 'unknown' };
  if (element.access === 'write') return { wrong: 'getWriteOnly' };
  if (path.levels.some(({ list, index }) => index >= countOf(facts, list))) return { wrong: 'getPastEnd' };
  const index = path.levels.at(-1)?.index ?? 0;
  const closed = element.closed?.(facts, index, 'read');
  if (closed) return { wrong: closed };
  const written = facts.state.values[name];
  const value = element.read ? element.read(facts, written, index) : (written ?? element.initial);
  return value === undefined ? { wrong: 'noValue' } : { value };
}

/** Checks one value and gives what to write, with the count of each list that grows. */
export function writeElement(
  { model }: Dialect,
  facts: Facts,
  { name, value }: { name: string; value: string },
): Writing {
  const path = readElementPath(name);
  const element = path ? model[path.pattern] : undefined;
  if (path?.target) return { wrong: 'setReadOnly' };
  if (!path || !element) return { wrong: path && /\._(children|count|version)$/.test(name) ? 'setKeyword' : 'unknown' };
  if (element.access === 'keyword') return { wrong: 'setKeyword' };
  if (element.access === 'read') return { wrong: 'setReadOnly' };
  if (path.levels.some(({ list, index }) => index > mostIndex(facts, list))) return { wrong: 'setPastEnd' };
  const closed = element.closed?.(facts, path.levels.at(-1)?.index ?? 0, 'write');
  if (closed) return { wrong: closed };
  const around = aroundOf(facts, path);
  const wrong = wrongOf(element, value, { around, before: facts.state.values[name] });
  if (wrong) return { wrong };
  const grown = path.levels
    .filter(({ list, index }) => index === countOf(facts, list))
    .map(({ list, index }) => [`${list}._count`, String(index + 1)]);
  return { values: { ...Object.fromEntries(grown), [name]: value } };
}

/** Where a list may be written: one past its end, where it grows. */
const mostIndex = (facts: Facts, list: string) =>
  Math.min(MAX_ENTRIES - 1, list === SHARED ? countOf(facts, list) - 1 : countOf(facts, list));

function wrongOf(
  element: Element,
  value: string,
  { around, before }: { around: Around; before: string | undefined },
): keyof Codes | null {
  if (element.needs?.some((pattern) => around.valueAt(pattern) === undefined)) return 'dependency';
  if (value.length > MAX_VALUE_LENGTH) return 'wrongType';
  const verdict = element.check?.(value, around) ?? 'ok';
  if (verdict === 'type') return 'wrongType';
  if (verdict === 'range') return 'outOfRange';
  const isTwin = element.isUnique && around.others.includes(value);
  const isChange = element.isFixed && before !== undefined && before !== value;
  return verdict === 'conflict' || isTwin || isChange ? 'conflict' : null;
}

function aroundOf(facts: Facts, path: ElementPath): Around {
  const { values } = facts.state;
  const last = path.levels.at(-1);
  const leaf = last ? path.name.slice(`${last.list}.${last.index}.`.length) : '';
  return {
    valueAt: (pattern) => values[nameAt(pattern, path.levels)],
    index: last?.index ?? 0,
    get others() {
      if (!last) return [];
      return Array.from({ length: countOf(facts, last.list) }, (_, index) =>
        index === last.index ? undefined : values[`${last.list}.${index}.${leaf}`],
      ).filter((other) => other !== undefined);
    },
  };
}

/** Keywords asked of an element that exists but has neither children nor count have a code of their own. */
function missing(model: Model, pattern: string): keyof Codes {
  const asked = /^(.*)\._(children|count|version)$/.exec(pattern);
  const parent = asked?.[1] ?? '';
  const isKnown = parent in model || Object.keys(model).some((known) => known.startsWith(`${parent}.`));
  if (!asked || !isKnown) return 'unknown';
  return asked[2] === 'count' ? 'noCount' : 'noChildren';
}
