import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BackupCounts, flush } from '../adapters/backup-folder/index.ts';
import { dataFolders } from '../adapters/postgres-embedded/index.ts';

/** Where a restore is made ready, beside its final place so that a rename puts it there. */
export const restoringFolder = (dataDir: string) => `${dataDir}.restoring`;

const MARK = 'restored.json';

/** What the mark of a restore that is ready tells: which backup, and where the data it replaces will be kept. */
export type ReadyMark = BackupCounts & { readonly keptAs: string };

/** Marks a restore as ready: from here on, running it again only puts it in place. */
export async function markReady(dataDir: string, mark: ReadyMark): Promise<void> {
  const folder = restoringFolder(dataDir);
  await writeFile(join(folder, MARK), JSON.stringify(mark));
  await flush(join(folder, MARK));
  await flush(folder);
}

/** The mark left by a restore that was ready when it was interrupted, before or after its folder was put in place. */
export async function findReady(dataDir: string): Promise<ReadyMark | null> {
  for (const folder of [restoringFolder(dataDir), dataDir]) {
    const text = await readFile(join(folder, MARK), 'utf8').catch(() => null);
    if (text) return JSON.parse(text) as ReadyMark;
  }
  return null;
}

/**
 * Puts a ready restore in place of what was there, which is kept aside under another name.
 *
 * Each rename is done or not, and every order of interruption ends the same when this runs again. Backups kept in the old
 * data folder move to the new one; the mark goes last.
 */
export async function placeRestored(dataDir: string, { keptAs }: Pick<ReadyMark, 'keptAs'>): Promise<void> {
  const from = await dataFolders(restoringFolder(dataDir));
  const to = await dataFolders(dataDir);
  const aside = await dataFolders(keptAs);
  if (from.clusterBase !== from.dataDir) await move(from.clusterBase, to.clusterBase, aside.clusterBase);
  await move(from.dataDir, to.dataDir, aside.dataDir);
  const backups = join(aside.dataDir, 'backups');
  if (existsSync(backups) && !existsSync(join(dataDir, 'backups'))) await rename(backups, join(dataDir, 'backups'));
  if (existsSync(aside.dataDir) && (await readdir(aside.dataDir)).length === 0)
    await rm(aside.dataDir, { recursive: true });
  await rm(join(dataDir, MARK), { force: true });
  await flush(dirname(dataDir));
}

async function move(from: string, to: string, aside: string): Promise<void> {
  if (!existsSync(from)) return;
  if (existsSync(to)) await rename(to, aside);
  await rename(from, to);
}

/** A data folder whose restore stopped just before its end is not started: half of it may be the old one. */
export function refuseUnfinishedRestore(dataDir: string): void {
  if (existsSync(join(restoringFolder(dataDir), MARK)) || existsSync(join(dataDir, MARK)))
    throw new Error(
      `Une restauration de ${dataDir} s’est arrêtée juste avant la fin. Relancez « npx formapro restore » : elle se terminera en un instant.`,
    );
}
