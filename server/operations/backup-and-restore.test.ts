import { randomUUID } from 'node:crypto';
import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { expect, inject, test, vi } from 'vitest';
import { fileAnchors } from '../adapters/anchor-file/index.ts';
import { countsOf, type Progress, readManifest, silentProgress } from '../adapters/backup-folder/index.ts';
import type { Configuration } from '../configuration.ts';
import { systemClock } from '../kernel/clock.ts';
import { openDatabase } from '../kernel/database.ts';
import { sql } from '../kernel/sql.ts';
import { sealTrail } from '../modules/quality/index.ts';
import { openRuntime, type Runtime } from '../runtime.ts';
import { configurationIn, demoRuntime, testFolder } from '../test/demo-runtime.ts';
import { backUp } from './back-up.ts';
import { drill } from './drill.ts';
import { restore } from './restore.ts';

// Whole databases are restored here: on a busy machine each takes a while.
vi.setConfig({ testTimeout: 120_000 });

const folder = await testFolder();
const source = await demoRuntime(folder);
await sealTrail(source.app, fileAnchors(source.configuration.dataDir));
await source.app.transaction({ actor: { kind: 'system', name: 'test' } }, (ctx) =>
  ctx.enqueue('messaging.send', { planted: true }),
);
const parts = { clock: systemClock, progress: silentProgress };
const made = await backUp(source.configuration, { address: source.address, ...parts });

const restoreInto = (configuration: Configuration, from = made.folder, replace = false) =>
  restore({ configuration, from, replace, ...parts });

/** Every table with how many rows and a sum of them all, whatever their order. */
async function sums({ address }: Pick<Runtime, 'address'>): Promise<Record<string, string>> {
  const database = openDatabase(address, { as: 'owner', max: 1 });
  await database.execute("select set_config('app.scope', 'internal', false)", []);
  const tables = await database.query(sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') and tablename <> 'throttle'
  `);
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await database.execute(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(line::text, 0)::numeric), 0) as sum from ${name} as line`,
      [],
    );
    found[name] = (rows as { sum: string }[])[0]?.sum ?? '';
  }
  await database.close();
  delete found['kernel.setting'];
  return found;
}

async function emptyDatabase(owner?: string): Promise<string> {
  const { host, user } = inject('postgres');
  const admin = new pg.Client({ host, user, database: 'postgres' });
  await admin.connect();
  const name = `restored_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`create database ${name}`);
  if (owner) {
    const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [owner]);
    if (!rowCount) await admin.query(`create role ${owner} login`);
    await admin.query(`grant formapro_app to ${owner}`);
    await admin.query(`grant set on parameter app.scope to ${owner}`);
    await admin.query(`alter database ${name} owner to ${owner}`);
  }
  await admin.end();
  return `postgres://${owner ?? user}@localhost/${name}?host=${encodeURIComponent(host)}`;
}

test('a backup restored into an empty folder gives back every row, file, key, anchor and waiting job', async () => {
  const place = configurationIn(join(folder, 'empty'));
  const before = await sums(source);
  const report = await restoreInto(place);
  expect(report).toMatchObject({ backupId: made.manifest.id, faults: [], keptAs: null, rows: report.rows });
  const restored = await openRuntime(place, () => undefined);
  try {
    const jobs = await restored.database.query(sql<{ data: unknown }>`
      select data from pgboss.job where name = 'messaging.send' and state = 'created' and data ? 'planted'
    `);
    const files = await readdir(join(place.dataDir, 'files'), { recursive: true });
    const sourceFiles = await readdir(join(source.configuration.dataDir, 'files'), { recursive: true });
    const key = (configuration: Configuration) =>
      readFile(join(configuration.dataDir, 'keys', 'installation.key'), 'hex');
    expect(await sums(restored)).toEqual(before);
    expect([files.sort(), await key(place), jobs]).toEqual([
      sourceFiles.sort(),
      await key(source.configuration),
      [{ data: { planted: true } }],
    ]);
  } finally {
    await restored.close();
  }
});

test('what is in a backup is not readable without its key', async () => {
  const names = (await readdir(made.folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const texts = await Promise.all(names.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')));
  expect(texts.filter((text) => /Vernay|@rivage-formation|installation\.key/i.test(text))).toEqual([]);
});

test('a wrong phrase is refused, and nothing is made', async () => {
  const place = { ...configurationIn(join(folder, 'wrong')), backupPassphrase: 'une autre phrase tout aussi longue' };
  await expect(restoreInto(place)).rejects.toThrow('Cette clé n’ouvre pas cette sauvegarde');
  expect(await stat(place.dataDir).catch(() => null)).toBe(null);
});

test('a damaged backup is refused with the name of what is damaged, and nothing is made', async () => {
  const copy = join(folder, 'damaged');
  await cp(made.folder, copy, { recursive: true });
  const [first, second] = ['database/attendance.signature.enc', 'files.enc'].map((name) => join(copy, name));
  const bytes = await readFile(first ?? '');
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  await writeFile(first ?? '', bytes);
  await truncate(second ?? '', 50);
  const place = configurationIn(join(folder, 'from-damaged'));
  const refusal = await restoreInto(place, copy).catch((error: Error) => error.message);
  expect(refusal).toMatch(/database\/attendance\.signature \(contenu modifié\)\s; files \(50 octets au lieu de \d+\)/);
  expect(await stat(place.dataDir).catch(() => null)).toBe(null);
});

test('a manifest that was changed is refused: a part cannot be left out of the check', async () => {
  const copy = join(folder, 'forged');
  await cp(made.folder, copy, { recursive: true });
  const manifest = await readManifest(copy);
  await writeFile(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, parts: [] }));
  await expect(restoreInto(configurationIn(join(folder, 'from-forged')), copy)).rejects.toThrow('a été modifié');
});

test('a place that holds data is refused, then replaced once confirmed, the old one kept aside', async () => {
  const place = configurationIn(join(folder, 'occupied'));
  await restoreInto(place);
  await writeFile(join(place.dataDir, 'mark.txt'), 'avant');
  await expect(restoreInto(place)).rejects.toThrow('contient déjà des données');
  const report = await restoreInto(place, made.folder, true);
  expect([
    await readFile(join(report.keptAs ?? '', 'mark.txt'), 'utf8'),
    await stat(join(place.dataDir, 'mark.txt')).catch(() => null),
  ]).toEqual(['avant', null]);
});

test('a database given by its address is filled in one go, and refused when it is not empty', async () => {
  const place = configurationIn(join(folder, 'url'), { DATABASE_URL: await emptyDatabase() });
  const report = await restoreInto(place);
  const again = { ...place, dataDir: join(folder, 'url', 'other') };
  await expect(restoreInto(again)).rejects.toThrow('Cette base contient déjà des données');
  expect([report.faults, await sums({ address: { url: place.databaseUrl ?? '' } })]).toEqual([[], await sums(source)]);
});

test('a backup asked for while another is on its way is told to wait; the first one is made', async () => {
  const to = join(folder, 'twins');
  const begin = (progress: Progress) =>
    backUp(source.configuration, { address: source.address, to, clock: systemClock, progress });
  const second: Promise<unknown>[] = [];
  const first = await begin({
    ...silentProgress,
    start: (...said) => {
      if (second.length === 0) second.push(begin(silentProgress).catch((error: Error) => error.message));
      return silentProgress.start(...said);
    },
  });
  expect([await second[0], await readdir(to)]).toEqual([
    expect.stringContaining('Une autre sauvegarde'),
    [basename(first.folder)],
  ]);
});

test('a database whose owner is no superuser is saved and restored all the same', async () => {
  const [from, to] = [await emptyDatabase('modest_owner'), await emptyDatabase('modest_owner')];
  const place = configurationIn(join(folder, 'modest'), { DATABASE_URL: from });
  await restoreInto(place);
  const copy = await backUp(place, { address: { url: from }, ...parts });
  const other = configurationIn(join(folder, 'modest-restored'), { DATABASE_URL: to });
  const report = await restoreInto(other, copy.folder);
  expect([report.faults, await sums({ address: { url: to } })]).toEqual([[], await sums(source)]);
});

test('a drill restores the newest backup elsewhere, tells what it verified, and leaves nothing', async () => {
  const outcome = await drill(source.configuration, parts);
  const { rows, files } = countsOf(made.manifest);
  expect(outcome).toMatchObject({ backupId: made.manifest.id, rows, files, faults: [] });
  expect([outcome.sealed > 0, await drillFolders()]).toEqual([true, []]);
});

test('a drill of a backup that lost a part fails and says which, and the product goes on', async () => {
  const backupDir = join(folder, 'lost');
  await cp(made.folder, join(backupDir, 'one'), { recursive: true });
  await rm(join(backupDir, 'one', 'database', 'trail.line.enc'));
  const outcome = await drill({ ...source.configuration, backupDir }, parts);
  expect([outcome.faults, await drillFolders()]).toEqual([
    [expect.stringContaining('database/trail.line (absente)')],
    [],
  ]);
});

test('restored data that break a rule of the trade are refused', async () => {
  const url = await emptyDatabase();
  const place = configurationIn(join(folder, 'broken'), { DATABASE_URL: url });
  await restoreInto(place);
  const owner = openDatabase({ url }, { as: 'owner', max: 1 });
  await owner.execute('alter table attendance.presence disable trigger user', []);
  await owner.execute(
    "update attendance.sheet set state = 'OPEN', sealed_sha256 = null where slot_id in (select slot_id from attendance.presence limit 1)",
    [],
  );
  await owner.close();
  const broken = await backUp(place, { address: { url }, ...parts });
  const refused = restoreInto(configurationIn(join(folder, 'from-broken')), broken.folder);
  await expect(refused).rejects.toThrow('Les minutes de présence viennent de feuilles scellées');
});

test('a key kept with the data it protects is refused', async () => {
  const backupKeyFile = join(source.configuration.dataDir, 'keys', 'backup.key');
  const kept = backUp({ ...source.configuration, backupKeyFile }, { address: source.address, ...parts });
  await expect(kept).rejects.toThrow('rangée avec les données');
});

const drillFolders = async () =>
  (await readdir(source.configuration.dataDir)).filter((name) => name.startsWith('drill-'));
