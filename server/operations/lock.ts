import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRunning } from '../kernel/running.ts';
import { writeOnce } from '../kernel/write-once.ts';

/**
 * Holds a piece of work that one process of this machine does at a time. A lock whose process is dead is taken over.
 *
 * @returns what lets go of it, or the number of the process that holds it.
 */
export async function holdLock(path: string): Promise<(() => Promise<void>) | number> {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    if (await writeOnce(path, String(process.pid))) return () => rm(path, { force: true });
    const holder = await holderOf(path);
    if (holder !== null && isRunning(holder)) return holder;
    await takeAway(path);
  }
}

/** Null when it was let go of in between, or holds nothing that is a number. */
async function holderOf(path: string): Promise<number | null> {
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  return holder > 0 ? holder : null;
}

/** Moves a dead lock aside before it is removed: of two that find it dead, neither removes what the other took since. */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${process.pid}.dead`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const holder = await holderOf(aside);
  // Taken between our look and our move: it is given back to who holds it.
  if (holder !== null && isRunning(holder)) await writeOnce(path, String(holder));
  await rm(aside, { force: true });
}
