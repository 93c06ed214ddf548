import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './index.ts';
import { serviceAccount } from './service-account.ts';

const started: EmbeddedPostgres[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function dataFolder(name = 'data'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fp-pg-'));
  folders.push(folder);
  await chmod(folder, 0o755);
  return join(folder, name);
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings: { shared_buffers: '16MB', max_connections: '20' } });
  started.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, text: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'pg18', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

test('a fresh folder becomes a server, and a second start adopts the same one', async () => {
  const dataDir = await dataFolder();
  const first = await start(dataDir);
  const second = await start(dataDir);
  expect([first.adopted, second.adopted]).toEqual([false, true]);
  expect(await query(second, 'select current_database() as name')).toEqual([{ name: 'formapro' }]);
});

test('after kill -9 of the database the next start finds every acknowledged row', async () => {
  const dataDir = await dataFolder();
  const first = await start(dataDir);
  await query(first, 'create table t as select generate_series(1, 500) as n');
  process.kill(await postmasterPid(dataDir), 'SIGKILL');
  const again = await start(dataDir);
  expect(await query(again, 'select count(*)::int as rows from t')).toEqual([{ rows: 500 }]);
});

test('a cluster of an older major version is refused with what to do, and left as it is', async () => {
  const dataDir = await dataFolder();
  await mkdir(join(dataDir, 'pg17'), { recursive: true });
  await writeFile(join(dataDir, 'pg17', 'PG_VERSION'), '17\n');
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('viennent de PostgreSQL 17');
  expect(await readFile(join(dataDir, 'pg17', 'PG_VERSION'), 'utf8')).toBe('17\n');
});

test('a data folder with a very long path still gets a socket', async () => {
  const dataDir = await dataFolder(`${'long-'.repeat(20)}folder`);
  const server = await start(dataDir);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('an initialisation that was cut half-way leaves nothing that breaks the next start', async () => {
  const dataDir = await dataFolder();
  await mkdir(join(dataDir, 'pg18.new'), { recursive: true });
  await writeFile(join(dataDir, 'pg18.new', 'PG_VERSION'), '18\n');
  const server = await start(dataDir);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the database stays up while another process works with it, and stops with the last one', async () => {
  const dataDir = await dataFolder();
  const first = await start(dataDir);
  const second = await start(dataDir);
  await first.stop();
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.stop();
  await expect(query(second, 'select 1 as one')).rejects.toThrow();
});

test('a lock that a kill -9 left does not stop the next start, even when its number now belongs to another program', async () => {
  const dataDir = await dataFolder();
  const first = await start(dataDir);
  await first.stop();
  const lock = join(dataDir, 'pg18', 'postmaster.pid');
  // Of the database's own account: PostgreSQL takes no other program for itself.
  const stranger = spawn('sleep', ['60'], { ...(await serviceAccount()) });
  await writeFile(lock, `${stranger.pid}\n${join(dataDir, 'pg18')}\n1764000000\n5432\n\n\n  1 1\nready\n`);
  const again = await start(dataDir);
  expect([await query(again, 'select 1 as one'), stranger.exitCode]).toEqual([[{ one: 1 }], null]);
  stranger.kill();
});
