import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { openDatabase } from '../kernel/database.ts';
import { sql } from '../kernel/sql.ts';
import { listMigrations, migrate } from './migrate.ts';

// A database of another house: its owner is an ordinary role that the administrator of the server made.
const { host, user } = inject('postgres');
const mark = randomUUID().replaceAll('-', '');
const [owner, database] = [`owner_${mark}`, `d_${mark}`];
const admin = new pg.Client({ host, user, database: 'postgres' });
await admin.connect();
await admin.query(`create role ${owner} login`);
await admin.query(`create database ${database} owner ${owner}`);
const { pool, close } = openDatabase({ host, user: owner, database }, { as: 'owner', max: 1 });
const app = openDatabase({ host, user: owner, database }, { as: 'app', max: 2 });
afterAll(async () => {
  await Promise.all([close(), app.close()]);
  await admin.query(`drop database ${database} with (force)`);
  await admin.query(`revoke all on parameter app.scope from ${owner}`);
  await admin.query(`drop role ${owner}`);
  await admin.end();
});

test('an owner who may not do it all is told what the administrator has to run, and nothing is changed', async () => {
  const refused = await migrate(pool, await listMigrations()).catch((error: Error) => error.message);
  expect(refused).toContain(`grant formapro_app to "${owner}";\n  grant set on parameter app.scope to "${owner}";`);
  expect((await pool.query('select from pg_class where relnamespace = $1::regnamespace', ['public'])).rowCount).toBe(0);
});

test('once they have run, an ordinary owner migrates everything, and the application stays behind the wall', async () => {
  await admin.query(`grant formapro_app to ${owner}`);
  await admin.query(`grant set on parameter app.scope to ${owner}`);
  expect(await migrate(pool, await listMigrations())).toEqual((await listMigrations()).map(({ name }) => name));
  const [who] = await app.query(sql<{ role: string; bypasses: boolean }>`
    select rolname as role, rolbypassrls or rolsuper as bypasses from pg_roles where rolname = current_user
  `);
  expect(who).toEqual({ role: 'formapro_app', bypasses: false });
  await pool.query('begin');
  await pool.query("select set_config('app.scope', 'internal', true)");
  await pool.query(
    `insert into people.client_company (id, name, created_at) values (gen_random_uuid(), 'Vernay', now())`,
  );
  await pool.query('commit');
  expect(await app.query(sql`select name from people.client_company`)).toEqual([]);
});
