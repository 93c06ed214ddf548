import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { PersonalData } from '../../kernel/personal-data.ts';
import { namePair } from './collect-identities.ts';
import { type Inventor, newPersonName, newValue } from './new-value.ts';
import { type Column, type Row, readRows, type Table } from './tables.ts';

/**
 * Replaces what the tables hold of people, one table a transaction that also notes it as done: a run that was killed goes on
 * with the next table. Rows, keys and references stay.
 */
export async function transformTables(
  client: pg.ClientBase,
  { tables, catalogue, inventor }: { tables: readonly Table[]; catalogue: PersonalData; inventor: Inventor },
  passed: (tables: number) => void,
): Promise<void> {
  const { rows: done } = await client.query<{ name: string }>('select name from pseudonym.done');
  await emptyTables(
    client,
    tables.filter(({ name }) => catalogue[name] === 'removed'),
  );
  const derivers = schemasOf(tables.filter(({ name }) => catalogue[name] === 'derived'));
  for (const table of tables) {
    if (!done.some(({ name }) => name === table.name) && catalogue[table.name] !== 'removed') {
      await client.query('begin');
      await client.query("set local app.scope = 'internal'");
      await transformTable(client, table, { inventor, derivers });
      await client.query('insert into pseudonym.done (name) values ($1)', [table.name]);
      await client.query('commit');
    }
    passed(1);
  }
}

/** All at once, because they may refer to one another; a table that is kept may not refer to them. */
async function emptyTables(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  const names = tables.map(({ name }) => name);
  await client.query('begin');
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${names.join(', ')}`);
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  await client.query('commit');
}

const schemasOf = (tables: readonly Table[]) => tables.map(({ name }) => name.split('.')[0] ?? '');

async function transformTable(
  client: pg.ClientBase,
  table: Table,
  { inventor, derivers }: { inventor: Inventor; derivers: readonly string[] },
): Promise<void> {
  const changing = table.columns.filter(({ holding }) => holding !== 'nothing');
  if (changing.length === 0) return;
  const names = changing.map(({ name }) => name);
  await client.query(`alter table ${table.name} disable trigger user`);
  await enableDerivers(client, table.name, derivers);
  const pair = namePair(table.columns);
  for await (const rows of readRows(client, { name: table.name, columns: [...new Set([...table.key, ...names])] })) {
    const changed = rows.map((row) => newRow(row, { table, changing, pair, inventor }));
    await client.query(
      `update ${table.name} as line set ${names.map((name) => `"${name}" = fresh."${name}"`).join(', ')}
         from json_populate_recordset(null::${table.name}, $1::json) as fresh
        where ${table.key.map((key) => `line."${key}" = fresh."${key}"`).join(' and ')}`,
      [JSON.stringify(changed)],
    );
  }
  await client.query(`alter table ${table.name} enable trigger user`);
}

/** What writes derived tables goes on while the rest sleeps. */
async function enableDerivers(client: pg.ClientBase, table: string, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select tgname as name from pg_trigger
       join pg_proc as function on function.oid = tgfoid
       join pg_namespace as space on space.oid = pronamespace
      where tgrelid = $1::regclass and not tgisinternal and nspname = any($2)`,
    [table, schemas],
  );
  for (const { name } of rows) await client.query(`alter table ${table} enable trigger "${name}"`);
}

function newRow(
  row: Row,
  {
    table,
    changing,
    pair,
    inventor,
  }: { table: Table; changing: readonly Column[]; pair: readonly [string, string] | null; inventor: Inventor },
): Row {
  const fresh: Row = Object.fromEntries(table.key.map((key) => [key, row[key]]));
  for (const { name, holding, isNullable } of changing) {
    const value = newValue(holding, row[name], inventor);
    // What may not be empty is drawn again: it opens nothing any more, and stays unique.
    fresh[name] = value === null && !isNullable ? `\\x${randomBytes(32).toString('hex')}` : value;
  }
  if (pair) [fresh[pair[0]], fresh[pair[1]]] = newPersonName(String(row[pair[0]]), String(row[pair[1]]), inventor);
  return fresh;
}
