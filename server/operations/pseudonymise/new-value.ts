import type { Holding } from '../../kernel/personal-data.ts';
import type { Identities } from './identities.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What invented values come from: the keyed names, and the known names to find inside texts. */
export type Inventor = { readonly names: Pseudonyms; readonly known: Identities };

/** One stroke across the box, the same for everybody. */
export const SIGNATURE_PLACEHOLDER = [
  [
    [0.1, 0.5],
    [0.9, 0.5],
  ],
];

/** The value that replaces another, by what its column holds. Null stays null: that nothing was there is kept. */
export function newValue(holding: Holding, value: unknown, inventor: Inventor): unknown {
  if (value === null || value === undefined || holding === 'nothing') return value;
  if (holding === 'erased' || holding === 'secret') return null;
  if (holding === 'signature') return SIGNATURE_PLACEHOLDER;
  if (typeof holding === 'object') return mapJson(value, holding, inventor);
  return mapStrings(value, (text) => newText(holding, text, inventor));
}

type TextHolding = Exclude<Holding, 'nothing' | 'erased' | 'secret' | 'signature' | object>;

function newText(holding: TextHolding, text: string, { names, known }: Inventor): string {
  switch (holding) {
    case 'mixed-text':
      return known.replaceIn(text);
    case 'free-text':
      return names.sameSize(text);
    case 'first-name':
      return newPersonName(text, '', { names, known })[0];
    case 'last-name':
      return newPersonName('', text, { names, known })[1];
    case 'full-name':
      return text === '' ? '' : newFullName(text, { names, known });
    case 'email':
      return text === '' ? '' : names.email(text);
    case 'phone':
      return text === '' ? '' : names.phone(text);
    case 'siret':
      return names.siret(text);
    case 'company-name':
      return newCompanyName(text, { names, known });
    case 'street':
      return names.street(text);
    case 'town':
      return names.town(text);
    case 'postcode':
      return names.postcode(text);
    case 'file-name':
      return names.fileName(text);
  }
}

const MOST_TRIES = 50;

/** An invented first and last name that no known person bears together. */
export function newPersonName(first: string, last: string, { names, known }: Inventor): [string, string] {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const name = names.person(first, last, attempt);
    if (known.findIn(name.join(' ')).length === 0) return name;
  }
  throw new Error('no invented name is free');
}

function newFullName(text: string, { names, known }: Inventor): string {
  if (known.has(text)) return known.replaceIn(text);
  const [first = '', ...last] = text.split(' ');
  return newPersonName(first, last.join(' '), { names, known }).join(' ');
}

/** An invented name that no known company bears. */
export function newCompanyName(text: string, { names, known }: Inventor): string {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const name = names.companyName(text, attempt);
    if (known.findIn(name).length === 0) return name;
  }
  throw new Error('no invented company name is free');
}

/** Identifiers, dates and sums say nothing of a person by themselves, and joins and proofs hang from them. */
const TECHNICAL = /^([0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?|[0-9a-f]{64}|[\d.,: ]*)$/;

function mapJson(
  value: unknown,
  { json, keys }: { json: 'all-but' | 'only'; keys: readonly string[] },
  inventor: Inventor,
  isNamed = false,
): unknown {
  if (typeof value === 'string') return isNamed === (json === 'only') ? newJsonText(value, inventor) : value;
  if (Array.isArray(value)) return value.map((item) => mapJson(item, { json, keys }, inventor, isNamed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      mapJson(member, { json, keys }, inventor, isNamed || keys.includes(key.split('.').at(-1) ?? key)),
    ]),
  );
}

/** A known name becomes the one it has elsewhere; anything else is replaced at the same length. */
function newJsonText(text: string, { names, known }: Inventor): string {
  if (TECHNICAL.test(text) && !known.has(text)) return text;
  return known.has(text) ? known.replaceIn(text) : names.sameSize(text);
}

function mapStrings(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapStrings(member, map)]));
}
