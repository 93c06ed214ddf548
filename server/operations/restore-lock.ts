import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRunning } from '../kernel/running.ts';

/** One restore at a time into a place. A lock whose process is dead is taken over. @returns what lets go of it. */
export async function holdRestore(dataDir: string): Promise<() => Promise<void>> {
  const path = `${dataDir}.restore-lock`;
  await mkdir(dirname(dataDir), { recursive: true });
  const take = () => writeFile(path, String(process.pid), { flag: 'wx' });
  try {
    await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (holder > 0 && isRunning(holder))
      throw new Error(`Une autre restauration de ${dataDir} est en cours (processus ${holder}).`);
    await rm(path, { force: true });
    await take();
  }
  return () => rm(path, { force: true });
}
