import { cp, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

const PAGES = ['app', 'player'] as const;
/** A tab that was opened this long ago has been reloaded since. */
const KEPT_MS = 60 * 86_400_000;

/**
 * Keeps this version's built files in the data folder, beside those of the versions before: a tab that was opened on one
 * version finds its files on the other, whichever answers. Their names carry their hash, so none is written over.
 *
 * @returns the folder, with one folder of files per page.
 */
export async function keepAssets(webFolder: string, dataDir: string): Promise<string> {
  const kept = join(dataDir, 'web');
  const now = new Date();
  for (const page of PAGES) {
    const [from, to] = [join(webFolder, page, 'assets'), join(kept, page, 'assets')];
    await mkdir(to, { recursive: true });
    const own = await readdir(from).catch(() => []);
    for (const name of own) {
      await cp(join(from, name), join(to, name), { recursive: true, force: false });
      await utimes(join(to, name), now, now);
    }
    for (const name of await readdir(to)) {
      const { mtime } = await stat(join(to, name));
      if (now.getTime() - mtime.getTime() > KEPT_MS) await rm(join(to, name), { recursive: true, force: true });
    }
  }
  return kept;
}
