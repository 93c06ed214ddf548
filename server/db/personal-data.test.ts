import { expect, test } from 'vitest';
import { catalogueFaults, readTables } from '../operations/pseudonymise/tables.ts';
import { world } from '../test/world.ts';
import { dataCatalogue } from './personal-data.ts';

const w = await world();

test('every column of text, JSON or bytes is declared in the personal-data.ts of its module', async () => {
  const catalogue = dataCatalogue(w.modules);
  const client = await w.owner.pool.connect();
  const tables = await readTables(client, catalogue);
  client.release();
  expect([tables.length > 40, catalogueFaults(tables, catalogue)]).toEqual([true, []]);
});

test('a column that nobody declared, and one that does not exist, are named', async () => {
  const client = await w.owner.pool.connect();
  await client.query('begin');
  await client.query(
    "create table release.planted (id uuid primary key, words text, state text check (state in ('a', 'b')))",
  );
  const catalogue = { ...dataCatalogue(w.modules), 'release.gone': { words: 'free-text' } } as const;
  const tables = await readTables(client, catalogue);
  await client.query('rollback');
  client.release();
  expect(catalogueFaults(tables, catalogue)).toEqual([
    'release.planted.words is not declared',
    'release.gone does not exist',
  ]);
});
