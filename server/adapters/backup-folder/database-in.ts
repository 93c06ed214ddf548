import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { JOB_COLUMNS, listTables } from './database-out.ts';
import type { BackupManifest, BackupTable } from './manifest.ts';

export type ReadTable = (part: string) => AsyncIterable<Buffer>;

export type WaitingJob = {
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly startAfter: Date;
};

/**
 * Fills a migrated database from a backup, inside the caller's transaction: everything or nothing.
 *
 * Foreign keys are taken away and made again, which checks every reference; row triggers sleep meanwhile; what the
 * migrations wrote by themselves gives way to the backup.
 */
export async function copyIn(client: pg.ClientBase, manifest: BackupManifest, read: ReadTable): Promise<void> {
  const names = manifest.tables.map(({ name }) => name);
  await refuseOtherTables(client, names);
  const keys = await dropForeignKeys(client);
  const forced = await sleepTriggers(client, names);
  await client.query(`truncate ${names.join(', ')}`);
  for (const table of manifest.tables) await copyTable(client, table, read);
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint "${name}" ${definition}`);
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  for (const name of forced) await client.query(`alter table ${name} force row level security`);
  for (const { name, last } of manifest.sequences) await client.query('select setval($1::regclass, $2)', [name, last]);
}

/** The jobs that were waiting when the backup was made, read in a transaction of their own that leaves nothing. */
export async function readJobs(client: pg.ClientBase, jobs: BackupTable, read: ReadTable): Promise<WaitingJob[]> {
  await client.query('begin');
  await client.query(
    'create temporary table waiting_job (name text, data jsonb, start_after timestamptz) on commit drop',
  );
  await copyTable(client, { ...jobs, name: 'waiting_job', columns: [...JOB_COLUMNS] }, read);
  const { rows } = await client.query<WaitingJob>(
    `select name, coalesce(data, '{}') as data, start_after as "startAfter" from waiting_job`,
  );
  await client.query('rollback');
  return rows;
}

async function copyTable(client: pg.ClientBase, table: BackupTable, read: ReadTable): Promise<void> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const stream = client.query(copyFrom(`copy ${table.name} (${columns}) from stdin`));
  await pipeline(read(table.part), stream);
  if (stream.rowCount !== table.rows)
    throw new Error(`La table ${table.name} a reçu ${stream.rowCount} lignes au lieu de ${table.rows}.`);
}

/** Names enter the text of statements, so only names that the database itself gives are taken. */
async function refuseOtherTables(client: pg.ClientBase, names: readonly string[]): Promise<void> {
  const existing = new Set((await listTables(client)).map(({ name }) => name));
  const unknown = names.filter((name) => !existing.has(name));
  const absent = [...existing].filter((name) => !names.includes(name));
  if (unknown.length > 0 || absent.length > 0)
    throw new Error(`La sauvegarde et la base n’ont pas les mêmes tables : ${[...unknown, ...absent].join(', ')}.`);
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

async function dropForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(constraint_row.oid) as definition
      from pg_constraint as constraint_row
      join pg_namespace as space on space.oid = connamespace
     where contype = 'f' and conparentid = 0 and space.nspname <> 'pgboss'
     order by 1, 2`);
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint "${name}"`);
  return rows;
}

/** @returns tables whose row security binds even their owner, which is lifted while they are filled. */
async function sleepTriggers(client: pg.ClientBase, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', space.nspname, class.relname) as name
      from pg_class as class join pg_namespace as space on space.oid = class.relnamespace
     where relforcerowsecurity and class.relkind = 'r'`);
  const forced = rows.map(({ name }) => name).filter((name) => names.includes(name));
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  for (const name of forced) await client.query(`alter table ${name} no force row level security`);
  return forced;
}
