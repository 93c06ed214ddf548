import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { listMigrations, type Migration, migrate } from '../../db/migrate.ts';
import { schemaRange, schemaTrouble } from '../../db/schema-range.ts';
import { openDatabase } from '../../kernel/database.ts';
import { createLog } from '../../kernel/log.ts';
import { noteInstance } from '../../modules/release/store/rollout/instance.store.ts';
import { buildAppServer } from '../../serve.ts';
import { configurationIn, testFolder } from '../../test/demo-runtime.ts';
import { SYSTEM, world } from '../../test/world.ts';
import { removeWhatIsLeft } from './remove-what-is-left.ts';

const { host, user } = inject('postgres');
const folder = await testFolder();
const ours = await listMigrations();
const planted = (name: string, sql: string): Migration => ({
  name,
  kind: name.includes('.contract.') ? 'contract' : 'expand',
  sql,
  sha256: name,
});
const GONE = planted('2099-01-01-0001-gone.contract.sql', 'alter table release.edge drop column driver');
const ADDED = planted('2099-01-01-0002-added.expand.sql', 'alter table release.edge add column planted text');

const w = await world();
const { rows } = await w.owner.pool.query('select current_database() as name');
const configuration = configurationIn(folder, {
  DATABASE_URL: `postgresql:///${rows[0].name}?host=${encodeURIComponent(host)}&user=${user}`,
});
const remove = () => removeWhatIsLeft(configuration, { migrations: [...ours, GONE], clock: w.clock });
const serves = (id: string, version: string, schemaMax: string) =>
  w.as(SYSTEM, (ctx) => noteInstance(ctx, { id, version, app: '127.0.0.1:1', content: '127.0.0.1:2', schemaMax }));
const parts = { ...w, log: createLog({ level: 'silent' }), webFolder: '/nonexistent' };
const server = await buildAppServer(parts);
afterAll(() => server.close());
const ready = async () => (await server.inject('/api/health/ready')).json();

test('a database that lives gets what is added and keeps what is removed; a new one gets both', async () => {
  expect(await migrate(w.owner.pool, [...ours, GONE, ADDED])).toEqual([ADDED.name]);
  const name = `d_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ host, user, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const empty = openDatabase({ host, user, database: name }, { as: 'owner', max: 1 });
  const ran = await migrate(empty.pool, [...ours, GONE, ADDED]);
  await empty.close();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  expect(ran.slice(-2)).toEqual([GONE.name, ADDED.name]);
});

test('what only earlier versions use is removed once they have been gone for a day, and not a minute before', async () => {
  w.clock.set('2099-03-02T08:00:00.000Z');
  await serves('one:1', '1.0.0', '');
  await serves('two:1', '1.1.0', GONE.name);
  w.clock.set('2099-03-02T09:00:00.000Z');
  await serves('two:1', '1.1.0', GONE.name);
  w.clock.set('2099-03-03T07:59:00.000Z');
  await expect(remove()).rejects.toThrow(/La version 1\.0\.0 a servi il y a moins de 24 h.* 3 mars 2099 à 09:00/);
  expect((await ready()).status).toBe('ready');
  w.clock.set('2099-03-03T08:00:00.000Z');
  expect([await remove(), await remove()]).toEqual([[GONE.name], []]);
});

test('a process that needs what was removed is no longer ready, says why, and another of its version does not start', async () => {
  const { min, max } = schemaRange(ours);
  expect(await ready()).toEqual({
    status: 'not-ready',
    reason: `schema-ahead: ${GONE.name}`,
    version: 'test',
    schema: { min, max },
  });
  await expect(migrate(w.owner.pool, ours)).rejects.toThrow('Cette version ne peut plus servir cette base');
});

test('a build says from which step to which it serves: one that waits for its own step is behind', () => {
  const names = ours.map(({ name }) => name);
  expect(schemaRange([...ours, GONE])).toEqual({ min: names.at(-1), max: GONE.name });
  expect([
    schemaTrouble([...ours, GONE], names),
    schemaTrouble([...ours, ADDED], names),
    schemaTrouble(ours, [...names, ADDED.name]),
  ]).toEqual([null, { why: 'behind', step: ADDED.name }, null]);
});
