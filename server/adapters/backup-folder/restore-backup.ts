import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { applyMigration, listMigrations, type Migration, migrate, prepareMigrations } from '../../db/migrate.ts';
import { type DatabaseAddress, openDatabase, type Runner, runOn } from '../../kernel/database.ts';
import { createJobRunner, prepareQueues } from '../jobs-pg-boss/index.ts';
import { unbundle } from './bundle.ts';
import { copyIn, readJobs } from './database-in.ts';
import { type BackupManifest, openManifest, readManifest } from './manifest.ts';
import { type PartPlace, partDamage, readPart } from './parts.ts';
import type { Progress } from './progress.ts';
import type { BackupSecret } from './secret.ts';

/** A backup whose every part was found whole and whose key fits. */
export type OpenedBackup = { readonly manifest: BackupManifest; readonly place: PartPlace };

/** Opens a backup: reads every part once and names each one that is missing, cut or changed; then tries the key. */
export async function openBackup(folder: string, secret: BackupSecret, progress: Progress): Promise<OpenedBackup> {
  const manifest = await readManifest(folder);
  const keys = await openManifest(manifest, secret);
  const passed = progress.start(
    manifest.parts.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0),
    'Contrôle de la sauvegarde',
  );
  const damages: string[] = [];
  for (const part of manifest.parts) {
    const damage = await partDamage(folder, part, passed);
    if (damage) damages.push(`${part.name} (${damage})`);
  }
  progress.end();
  if (damages.length > 0)
    throw new Error(
      `Cette sauvegarde est abîmée, rien n’a été restauré : ${damages.join(' ; ')}. Prenez une autre sauvegarde ou une autre copie de celle-ci.`,
    );
  return { manifest, place: { folder, keys } };
}

/** Where files, anchors and keys of a backup go. */
export type RestoredFolders = {
  readonly filesFolder: string;
  readonly anchorsFolder: string;
  readonly keysFolder: string;
};

/** Writes the folders of a backup; they must be empty. */
export async function restoreFolders({ place }: OpenedBackup, folders: RestoredFolders): Promise<void> {
  await unbundle(readPart(place, 'anchors'), folders.anchorsFolder);
  await unbundle(readPart(place, 'keys'), folders.keysFolder);
  await unbundle(readPart(place, 'files'), folders.filesFolder);
}

/**
 * Fills the database in one transaction: the migrations the backup had, then its rows; `check` may still refuse. The
 * migrations that this version adds run afterwards, as at any start.
 *
 * @param replace drops what the database holds, in the same transaction.
 */
export async function restoreDatabase(
  { manifest, place }: OpenedBackup,
  address: DatabaseAddress,
  {
    replace,
    check,
    progress,
  }: { replace: boolean; check: (client: pg.ClientBase) => Promise<void>; progress: Progress },
): Promise<void> {
  const ours = await listMigrations();
  const wanted = matchMigrations(manifest, ours);
  const owner = openDatabase(address, { as: 'owner', max: 4 });
  const jobs = createJobRunner(owner);
  const client = await owner.pool.connect();
  try {
    await prepareMigrations(client);
    await refuseOccupied(client, replace);
    const read = (part: string) => readPart(place, part);
    const waiting = await readJobs(client, manifest.jobs, read);
    await prepareQueues(
      owner.pool,
      [...new Set(waiting.map(({ name }) => name))].map((name) => ({ name })),
    );
    const passed = progress.start(
      manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      'Restauration de la base (lignes)',
    );
    const rowsOf = new Map(manifest.tables.map(({ part, rows }) => [part, rows]));
    await client.query('begin');
    if (replace) await emptyDatabase(client);
    for (const migration of wanted) await applyMigration(client, migration);
    await copyIn(client, manifest, async function* (part) {
      yield* read(part);
      passed(rowsOf.get(part) ?? 0);
    });
    await check(client);
    await client.query(
      `insert into kernel.setting (name, value, updated_at) values ('restored-backup', jsonb_build_object('id', $1::text), now())
       on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at`,
      [manifest.id],
    );
    for (const { name, data, startAfter } of waiting)
      await jobs.send(runnerOf(client), { job: name, payload: data, startAfter });
    await client.query('commit');
    progress.end();
    await migrate(owner.pool, ours);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
    await jobs.stop();
    await owner.close();
  }
}

function runnerOf(client: pg.PoolClient): Runner {
  return { query: (query) => runOn(client, query), execute: (text, values) => client.query(text, values) };
}

/** The migrations a backup had, as this version knows them. */
function matchMigrations({ migrations, productVersion }: BackupManifest, ours: readonly Migration[]): Migration[] {
  const known = new Map(ours.map((migration) => [migration.name, migration]));
  return migrations.map(({ name, sha256 }) => {
    const found = known.get(name);
    if (found?.sha256 === sha256) return found;
    throw new Error(
      `Cette sauvegarde vient de FormaPro ${productVersion} et contient une étape que cette version ne connaît pas (${name}). Restaurez-la avec cette version-là ou une plus récente.`,
    );
  });
}

async function refuseOccupied(client: pg.ClientBase, replace: boolean): Promise<void> {
  const { rows: done } = await client.query('select 1 from formapro_migration limit 1');
  if (done.length > 0 && !replace)
    throw new Error(
      'Cette base contient déjà des données, rien n’a été changé. Donnez une base vide, ou confirmez le remplacement avec --replace.',
    );
  const { rows: others } = await client.query(
    `select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'formapro' and pid <> pg_backend_pid()`,
  );
  if (others.length > 0) throw new Error('FormaPro tourne sur cette base : arrêtez-le, puis recommencez.');
}

/** Drops every schema of ours; the queue keeps its shape and loses its jobs. */
async function emptyDatabase(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select quote_ident(nspname) as name from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'pgboss')`);
  for (const { name } of rows) await client.query(`drop schema ${name} cascade`);
  await client.query('delete from formapro_migration');
  const { rows: queue } = await client.query(`select 1 where to_regclass('pgboss.job') is not null`);
  if (queue.length > 0) await client.query('delete from pgboss.job');
}

/**
 * Compares each stored file with its row: present, same size, same sum.
 *
 * @returns ids of the files that differ, but those the backup already said were missing.
 */
export async function differingFiles(
  client: pg.ClientBase,
  { filesFolder, missing }: { filesFolder: string; missing: readonly string[] },
): Promise<string[]> {
  const { rows } = await client.query<{ id: string; sha256: string; sizeBytes: string }>(
    'select id, sha256, size_bytes::text as "sizeBytes" from kernel.file order by id',
  );
  const differing: string[] = [];
  for (const { id, sha256, sizeBytes } of rows) {
    if (missing.includes(id)) continue;
    const path = join(filesFolder, id.slice(0, 2), id);
    const found = await stat(path).catch(() => null);
    if (found?.size !== Number(sizeBytes) || (await sumOf(path)) !== sha256) differing.push(id);
  }
  return differing;
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
