import { spawn } from 'node:child_process';
import { chown, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import type { Places } from './places.ts';
import type { ServiceAccount } from './service-account.ts';

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  jit: 'off',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  max_connections: '200',
  max_wal_size: '2GB',
  log_min_messages: 'warning',
};

type Launch = {
  binaries: Binaries;
  places: Places;
  account: ServiceAccount | null;
  settings: Readonly<Record<string, string>>;
};

/**
 * Starts the server process, detached so that it survives the death of its parent, and waits until it answers.
 *
 * @returns null when it answers, else what it said before it ended.
 */
export async function launch({ binaries, places, account, settings }: Launch): Promise<string | null> {
  const logFile = await open(places.logFile, 'a');
  if (account) await chown(places.logFile, account.uid, account.gid);
  const { size } = await logFile.stat();
  const values = { ...SETTINGS, unix_socket_directories: places.socketFolder, ...settings };
  const words = [
    '-D',
    places.cluster,
    ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(binaries.postgres, words, {
    detached: true,
    stdio: ['ignore', logFile.fd, logFile.fd],
    cwd: '/',
    ...account,
  });
  const ended = new Promise<true>((resolve) => {
    child.once('exit', () => resolve(true));
    child.once('error', () => resolve(true));
  });
  child.unref();
  try {
    for (;;) {
      const over = await Promise.race([ended, new Promise<false>((resolve) => setTimeout(() => resolve(false), 60))]);
      if (over) return lastWords(places.logFile, size);
      if (await answers(places)) return null;
    }
  } finally {
    await logFile.close();
  }
}

async function lastWords(path: string, from: number): Promise<string> {
  const said = (await readFile(path)).subarray(from).toString('utf8').trim();
  return said.split('\n').slice(-3).join(' ') || 'le programme s’est arrêté sans rien dire.';
}

/** Whether a server of this folder takes connections now. */
export async function answers({ socketFolder }: Pick<Places, 'socketFolder'>): Promise<boolean> {
  const client = new pg.Client({
    host: socketFolder,
    user: 'formapro',
    database: 'postgres',
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Creates the database when it is missing; another process may be doing it at the same instant. */
export async function ensureDatabase({ socketFolder }: Places, name: string): Promise<void> {
  const client = new pg.Client({ host: socketFolder, user: 'formapro', database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== '42P04' && code !== '23505') throw error;
  } finally {
    await client.end();
  }
}

const STOP_MS = 15_000;

/** Fast shutdown (open transactions are rolled back), then immediate when it takes too long: nothing committed is lost. */
export async function stopServer({ cluster }: Pick<Places, 'cluster'>): Promise<void> {
  const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '0')).split('\n')[0]);
  if (!pid || !runningPid(pid)) return;
  process.kill(pid, 'SIGINT');
  const end = Date.now() + STOP_MS;
  while (runningPid(pid)) {
    if (Date.now() > end) {
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** Whether a process exists. A process of another user counts as running. */
export function runningPid(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
