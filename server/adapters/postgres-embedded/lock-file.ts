import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Places } from './places.ts';
import { runningPid } from './server-process.ts';

/**
 * Removes a postmaster.pid that a kill -9 left and whose number has since been given to another program, as happens when a
 * container starts again: PostgreSQL takes that program for itself and refuses to start.
 *
 * Only where the system tells what a process runs (Linux), and never when it runs any PostgreSQL.
 */
export async function dropForeignLock({ cluster }: Pick<Places, 'cluster'>): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || !runningPid(pid)) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (command !== null && !command.includes('postgres')) await rm(path, { force: true });
}
