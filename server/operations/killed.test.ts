import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups, silentProgress } from '../adapters/backup-folder/index.ts';
import { openBackup } from '../adapters/backup-folder/restore-backup.ts';
import { systemClock } from '../kernel/clock.ts';
import { openRuntime } from '../runtime.ts';
import { configurationIn, demoRuntime, TEST_PASSPHRASE, testFolder } from '../test/demo-runtime.ts';
import { backUp } from './back-up.ts';
import { neededSecret } from './secret.ts';

const CLI = resolve(import.meta.dirname, '..', 'cli.ts');
const folder = await testFolder();
const source = await demoRuntime(folder);

type Ended = { code: number | null; said: string };

/** Runs a command as an operator does; killed with -9 after a while when asked. */
function run(words: readonly string[], env: Record<string, string>, killAfterMs?: number): Promise<Ended> {
  return new Promise((done) => {
    let said = '';
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...words, '--json'], {
      env: { ...process.env, BACKUP_PASSPHRASE: TEST_PASSPHRASE, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      done({ code, said });
    });
  });
}

test('a backup killed at any moment leaves whole backups only, and the next one clears up', {
  timeout: 120_000,
}, async () => {
  const env = { DATA_DIR: source.configuration.dataDir, BACKUP_DIR: join(folder, 'killed') };
  const secret = await neededSecret(source.configuration);
  const killed = [];
  for (const after of [600, 900, 1_100, 1_300, 1_500, 1_800]) killed.push((await run(['backup'], env, after)).code);
  const last = await run(['backup'], env);
  const names = await readdir(env.BACKUP_DIR);
  const whole = await listBackups(env.BACKUP_DIR);
  for (const backup of whole) await openBackup(backup.folder, secret, silentProgress);
  expect([killed.includes(null), last.code, names.length === whole.length, whole.length >= 1]).toEqual([
    true,
    0,
    true,
    true,
  ]);
});

test('a restore killed at any moment leaves the old data or the new ones, and running it again ends it', {
  timeout: 240_000,
}, async () => {
  const parts = { clock: systemClock, progress: silentProgress };
  const made = await backUp(source.configuration, { address: source.address, ...parts });
  const place = configurationIn(join(folder, 'killed-restore'));
  const env = { DATA_DIR: place.dataDir };
  const states = [];
  for (const after of [700, 1_500, 2_500, 3_500, 4_500, 5_500]) {
    await run(['restore', `--from=${made.folder}`], env, after);
    states.push(existsSync(join(place.dataDir, 'pg18')) || !existsSync(place.dataDir));
  }
  const last = await run(['restore', `--from=${made.folder}`, '--replace'], env);
  const runtime = await openRuntime(place, () => undefined);
  await runtime.close();
  const left = (await readdir(join(folder, 'killed-restore'))).filter((name) => !name.startsWith('data.before-'));
  expect([states.every(Boolean), last.code, JSON.parse(last.said).faults, left]).toEqual([true, 0, [], ['data']]);
});
