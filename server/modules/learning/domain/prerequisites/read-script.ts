/** What an item of SCORM 1.2 asks before it opens. */
export type Prerequisite =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'status'; readonly id: string; readonly status: string; readonly isNegated: boolean }
  | { readonly kind: 'not'; readonly of: Prerequisite }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Prerequisite[] }
  | { readonly kind: 'atLeast'; readonly count: number; readonly of: readonly Prerequisite[] };

/** Characters of a script, and how deep its parentheses go: more is nothing that an author wrote. */
const LONGEST = 4_000;
const DEEPEST = 50;

const TOKEN = /\s*(?:(\d+)\s*\*\s*(?=\{)|(<>)|([&|~=(){},])|"([^"]*)"|([^\s&|~=<>(){},*"]+))/y;
type Token = { readonly kind: 'count' | 'sign' | 'quoted' | 'name'; readonly text: string };

/** Statuses by their first letter, as authors may shorten them. */
const STATUSES = ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'];

/**
 * Reads a script of the AICC language of SCORM 1.2 (CAM 2.2.6, "adlcp:prerequisites" of type aicc_script): `&` and `|`
 * bind in this order, `~` negates, `=` and `<>` compare a status, `2*{A,B,C}` counts.
 *
 * @returns null for an empty script and for one that cannot be read: an author's slip closes nothing.
 */
export function readPrerequisites(script: string | null): Prerequisite | null {
  if (!script || script.length > LONGEST) return null;
  const tokens = tokensOf(script);
  if (!tokens || tokens.length === 0) return null;
  const reader = { tokens, at: 0, depth: 0 };
  const read = either(reader);
  return reader.at === tokens.length ? read : null;
}

function tokensOf(script: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = script.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(script);
    if (!found) return null;
    const [, count, different, sign, quoted, name] = found;
    if (count !== undefined) tokens.push({ kind: 'count', text: count });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: different ?? sign ?? '' });
  }
  return tokens;
}

type Reader = { readonly tokens: readonly Token[]; at: number; depth: number };

const isNext = ({ tokens, at }: Reader, sign: string) => tokens[at]?.kind === 'sign' && tokens[at]?.text === sign;

function takes(reader: Reader, sign: string): boolean {
  if (!isNext(reader, sign)) return false;
  reader.at += 1;
  return true;
}

const either = (reader: Reader) => joined(reader, { sign: '|', kind: 'any', part: every });
const every = (reader: Reader) => joined(reader, { sign: '&', kind: 'all', part: term });

type Joint = { sign: string; kind: 'all' | 'any'; part: (reader: Reader) => Prerequisite | null };

function joined(reader: Reader, { sign, kind, part }: Joint): Prerequisite | null {
  const parts: Prerequisite[] = [];
  do {
    const one = part(reader);
    if (!one) return null;
    parts.push(one);
  } while (takes(reader, sign));
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind, of: parts };
}

function term(reader: Reader): Prerequisite | null {
  if (++reader.depth > DEEPEST) return null;
  const read = takes(reader, '~') ? negated(term(reader)) : simple(reader);
  reader.depth -= 1;
  return read;
}

const negated = (of: Prerequisite | null): Prerequisite | null => of && { kind: 'not', of };

function simple(reader: Reader): Prerequisite | null {
  if (takes(reader, '(')) {
    const inside = either(reader);
    return takes(reader, ')') ? inside : null;
  }
  const first = reader.tokens[reader.at];
  if (first?.kind === 'count') {
    reader.at += 1;
    return set(reader, Number(first.text));
  }
  if (isNext(reader, '{')) return set(reader, null);
  if (first?.kind !== 'name' && first?.kind !== 'quoted') return null;
  reader.at += 1;
  const id = first.text;
  const isNegated = isNext(reader, '<>');
  if (!takes(reader, '=') && !takes(reader, '<>')) return { kind: 'done', id };
  const said = reader.tokens[reader.at];
  if (said?.kind !== 'name' && said?.kind !== 'quoted') return null;
  reader.at += 1;
  const status = statusOf(said.text);
  return status === null ? null : { kind: 'status', id, status, isNegated };
}

/** A set alone asks for all of it; with a count, for so many of it. */
function set(reader: Reader, count: number | null): Prerequisite | null {
  if (!takes(reader, '{')) return null;
  const of: Prerequisite[] = [];
  do {
    const one = either(reader);
    if (!one) return null;
    of.push(one);
  } while (takes(reader, ','));
  return takes(reader, '}') ? { kind: 'atLeast', count: count ?? of.length, of } : null;
}

function statusOf(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  return STATUSES.find((status) => status === wanted || (wanted.length === 1 && status.startsWith(wanted))) ?? null;
}
