import { randomBytes } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';

/**
 * Makes a file that nobody may have made before, whole or not at all: a process killed in the middle leaves no empty key,
 * and who finds the file always finds all of it.
 *
 * @returns false when it was there already; it is then as it was.
 */
export async function writeOnce(path: string, bytes: string | Uint8Array, mode = 0o600): Promise<boolean> {
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}
