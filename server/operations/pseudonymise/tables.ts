import type pg from 'pg';
import type { Holding, PersonalData } from '../../kernel/personal-data.ts';

/** A table as it stands in the database. */
export type Table = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly Column[];
};

export type Column = {
  readonly name: string;
  readonly isNullable: boolean;
  /** What the catalogue says of it; identifiers, dates, numbers, closed lists and sums hold nothing. */
  readonly holding: Holding;
  /** A closed list of words, or a sum, by its own constraint. */
  readonly isClosed: boolean;
  readonly isText: boolean;
};

type Found = {
  table: string;
  column: string;
  isText: boolean;
  isNullable: boolean;
  isClosed: boolean;
  isKey: boolean;
};

/** Every table of ours with its columns and what they hold. */
export async function readTables(client: pg.ClientBase, catalogue: PersonalData): Promise<Table[]> {
  const { rows } = await client.query<Found>(`
    select format('%I.%I', space.nspname, class.relname) as "table", attname as "column",
           format_type(atttypid, null) ~ 'text|citext|char|json|bytea' as "isText", not attnotnull as "isNullable",
           exists (select from pg_constraint where conrelid = class.oid and contype = 'c' and conkey = array[attnum]
                      and pg_get_constraintdef(oid) ~ '= ANY \\(|\\[0-9a-f\\]\\{64\\}|= ''') as "isClosed",
           exists (select from pg_constraint where conrelid = class.oid and contype = 'p' and attnum = any(conkey)) as "isKey"
      from pg_attribute
      join pg_class as class on class.oid = attrelid and relkind = 'r'
      join pg_namespace as space on space.oid = relnamespace
     where attnum > 0 and not attisdropped and attgenerated = ''
       and space.nspname !~ '^pg_' and space.nspname not in ('information_schema', 'pgboss', 'public', 'pseudonym')
     order by 1, attnum`);
  const names = [...new Set(rows.map(({ table }) => table))];
  return names.map((name) => {
    const columns = rows.filter(({ table }) => table === name);
    const declared = catalogue[name];
    return {
      name,
      key: columns.filter(({ isKey }) => isKey).map(({ column }) => column),
      columns: columns.map(({ column, isText, isNullable, isClosed }) => ({
        name: column,
        isText,
        isNullable,
        isClosed,
        holding: (typeof declared === 'object' ? declared[column] : undefined) ?? 'nothing',
      })),
    };
  });
}

/**
 * What the catalogue forgets: a column of text, JSON or bytes that is neither a closed list nor a sum and that no module
 * declared, or one declared that does not exist.
 */
export function catalogueFaults(tables: readonly Table[], catalogue: PersonalData): string[] {
  const missing = tables.flatMap(({ name, columns }) => {
    const declared = catalogue[name];
    if (typeof declared === 'string') return [];
    return columns
      .filter((column) => column.isText && !column.isClosed && declared?.[column.name] === undefined)
      .map((column) => `${name}.${column.name} is not declared`);
  });
  const unknown = Object.entries(catalogue).flatMap(([name, declared]) => {
    const table = tables.find((candidate) => candidate.name === name);
    if (!table) return [`${name} does not exist`];
    return Object.keys(typeof declared === 'string' ? {} : declared)
      .filter((column) => !table.columns.some((candidate) => candidate.name === column))
      .map((column) => `${name}.${column} does not exist`);
  });
  return [...missing, ...unknown];
}

export type Row = Record<string, unknown>;

const BATCH = 1_000;

/** Reads some columns of a table, a thousand rows at a time, inside the caller's transaction. */
export async function* readRows(
  client: pg.ClientBase,
  { name, columns }: { name: string; columns: readonly string[] },
): AsyncGenerator<Row[]> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  // As JSON text and not as rows: a json column may hold what jsonb refuses, and every type comes back as it went.
  await client.query(
    `declare reading no scroll cursor for select row_to_json(line)::text as line from (select ${list} from ${name}) as line`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${BATCH} from reading`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => JSON.parse(line) as Row);
  }
  await client.query('close reading');
}
