import { createHash } from 'node:crypto';

/** A value PostgreSQL can bind. Objects and arrays destined to jsonb go through `json()`. */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly (string | number | null)[]
  | readonly Date[];

/** A piece of SQL with its values apart; nothing a person typed is ever part of the text. */
export type Sql<Row = unknown> = {
  readonly text: readonly string[];
  readonly values: readonly SqlValue[];
  /** Never present at run time: carries the row type. */
  readonly row?: Row;
};

/**
 * Builds a statement: `sql<{ id: string }>\`select id from t where x = ${x}\``.
 *
 * An interpolated `Sql` is spliced in place; anything else becomes a bound parameter.
 */
export function sql<Row = unknown>(
  strings: TemplateStringsArray,
  ...parts: readonly (SqlValue | Sql | undefined)[]
): Sql<Row> {
  const text: string[] = [strings[0] ?? ''];
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    const after = strings[index + 1] ?? '';
    if (isSql(part)) {
      text[text.length - 1] += part.text[0] ?? '';
      for (let i = 0; i < part.values.length; i++) {
        values.push(part.values[i] ?? null);
        text.push(part.text[i + 1] ?? '');
      }
      text[text.length - 1] += after;
    } else {
      values.push(part ?? null);
      text.push(after);
    }
  });
  return { text, values };
}

/** Nothing, for an optional piece. */
export const empty: Sql = { text: [''], values: [] };

/** Joins pieces with a separator that the code wrote, e.g. `' and '`. */
export function join(pieces: readonly Sql[], separator: ', ' | ' and ' | ' or '): Sql {
  const [first = empty, ...rest] = pieces;
  return rest.reduce((all, piece) => sql`${all}${raw(separator)}${piece}`, first);
}

/** A text written by the code itself: an identifier or a keyword out of a closed list. Never a person's input. */
export function raw(text: string): Sql {
  return { text: [text], values: [] };
}

/** A value for a json or jsonb column. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

type Statement = { readonly name: string; readonly text: string; readonly values: SqlValue[] };

const names = new Map<string, string>();

/**
 * The statement as `pg` takes it, named so that PostgreSQL parses and plans it once per connection.
 *
 * Named statements are worth more than the choice of a framework: measured 7,700 against 3,300 requests/s (docs/adr/0003).
 */
export function toStatement(query: Sql): Statement {
  const text = query.text.reduce((all, piece, index) => `${all}$${index}${piece}`);
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    names.set(text, name);
  }
  return { name, text, values: [...query.values] };
}

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part;
}
