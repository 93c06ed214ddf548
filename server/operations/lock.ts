import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRunning } from '../kernel/running.ts';

/**
 * Holds a piece of work that one process of this machine does at a time. A lock whose process is dead is taken over.
 *
 * @returns what lets go of it, or the number of the process that holds it.
 */
export async function holdLock(path: string): Promise<(() => Promise<void>) | number> {
  await mkdir(dirname(path), { recursive: true });
  const take = () => writeFile(path, String(process.pid), { flag: 'wx' });
  try {
    await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (holder > 0 && isRunning(holder)) return holder;
    await rm(path, { force: true });
    await take();
  }
  return () => rm(path, { force: true });
}
