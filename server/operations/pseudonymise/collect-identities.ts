import type pg from 'pg';
import type { Holding } from '../../kernel/personal-data.ts';
import { type Identities, knownIdentities } from './identities.ts';
import { type Inventor, newPersonName, newValue } from './new-value.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { type Row, readRows, type Table } from './tables.ts';

/** What names somebody by itself, so that finding it in a text is finding them. */
const NAMING = new Set<Holding>(['email', 'phone', 'siret', 'company-name', 'full-name']);

/**
 * Reads every name the data know, before anything is replaced, and keeps what each becomes in a table of the isolated copy:
 * a run that was killed goes on with the same ones.
 */
export async function collectIdentities(
  client: pg.ClientBase,
  tables: readonly Table[],
  names: Pseudonyms,
): Promise<Identities> {
  const { rows: kept } = await client.query<{ original: string; replacement: string }>(
    'select original, replacement from pseudonym.identity order by rank',
  );
  if (kept.length > 0) return filled(kept);
  const originals = await readOriginals(client, tables);
  // All originals first: an invented name must not be that of somebody read later.
  const all = knownIdentities();
  for (const { original } of originals) for (const form of formsOf(original)) all.add(form, '');
  const found = originals.flatMap(({ original, invent }) => {
    const replacement = invent({ names, known: all });
    return formsOf(original).map((form) => ({ original: form, replacement }));
  });
  await client.query(
    `insert into pseudonym.identity (original, replacement)
     select line ->> 'original', line ->> 'replacement' from json_array_elements($1::json) as line`,
    [JSON.stringify(found)],
  );
  return filled(found);
}

function filled(pairs: readonly { original: string; replacement: string }[]): Identities {
  const known = knownIdentities();
  for (const { original, replacement } of pairs) known.add(original, replacement);
  return known;
}

type Original = { readonly original: string; readonly invent: (inventor: Inventor) => string };

async function readOriginals(client: pg.ClientBase, tables: readonly Table[]): Promise<Original[]> {
  const found = new Map<string, Original>();
  const keep = (one: Original | null) => {
    if (one && !found.has(one.original)) found.set(one.original, one);
  };
  for (const { name, columns } of tables) {
    const naming = columns.filter(({ holding }) => NAMING.has(holding));
    const pair = namePair(columns);
    const read = [...naming.map((column) => column.name), ...(pair ?? [])];
    if (read.length === 0) continue;
    for await (const rows of readRows(client, { name, columns: read })) {
      for (const row of rows) {
        if (pair) keep(personOriginal(row, pair));
        for (const column of naming) keep(columnOriginal(row[column.name], column.holding));
      }
    }
  }
  return [...found.values()];
}

/** The columns of a table that hold a first and a last name, when it has both. */
export function namePair(columns: Table['columns']): readonly [string, string] | null {
  const first = columns.find(({ holding }) => holding === 'first-name')?.name;
  const last = columns.find(({ holding }) => holding === 'last-name')?.name;
  return first && last ? [first, last] : null;
}

function personOriginal(row: Row, [firstColumn, lastColumn]: readonly [string, string]): Original | null {
  const [first, last] = [String(row[firstColumn] ?? ''), String(row[lastColumn] ?? '')];
  if (!first || !last) return null;
  return { original: `${first} ${last}`, invent: (inventor) => newPersonName(first, last, inventor).join(' ') };
}

function columnOriginal(value: unknown, holding: Holding): Original | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  return { original: value, invent: (inventor) => String(newValue(holding, value, inventor)) };
}

/** The ways people write the same thing: names in both orders, numbers in groups or not. */
function formsOf(original: string): string[] {
  const digits = original.replaceAll(/[ .]/g, '');
  if (/^\d{14}$/.test(digits)) return [digits, digits.replace(/(...)(...)(...)(.....)/, '$1 $2 $3 $4')];
  if (/^0\d{9}$/.test(digits)) return [digits, digits.replace(/(..)(?=.)/g, '$1 ')];
  const words = original.split(' ');
  return words.length === 2 && !original.includes('@') ? [original, words.reverse().join(' ')] : [original];
}
