import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseAddress } from '../../kernel/database.ts';
import { isRunning } from '../../kernel/running.ts';
import { type BundledFile, bundle, listFiles } from './bundle.ts';
import { copyOut, openSnapshot } from './database-out.ts';
import { type BackupManifest, writeManifest } from './manifest.ts';
import { flush, type Part, type Passed, writePart } from './parts.ts';
import type { Progress } from './progress.ts';
import { type BackupSecret, backupKeys, newRecipe } from './secret.ts';

/** What is saved: a database, and the folders whose bytes belong to it. */
export type BackupSource = {
  readonly address: DatabaseAddress;
  readonly filesFolder: string;
  readonly anchorsFolder: string;
  readonly keysFolder: string;
};

export type BackupMade = { readonly folder: string; readonly manifest: BackupManifest; readonly sizeBytes: number };

const UNFINISHED = '.unfinished';

/**
 * Makes one backup: a new folder under `to`, encrypted part by part, whole or absent.
 *
 * The database is read in one snapshot. Anchors are copied before it and files after: an anchor never attests a line that
 * the backup lacks, and every file that a row names is there unless it was removed meanwhile (then it is listed).
 */
export async function makeBackup({
  source,
  to,
  secret,
  at,
  productVersion,
  progress,
}: {
  source: BackupSource;
  to: string;
  secret: BackupSecret;
  at: Date;
  productVersion: string;
  progress: Progress;
}): Promise<BackupMade> {
  const id = randomUUID();
  await mkdir(to, { recursive: true, mode: 0o700 });
  await removeAbandoned(to);
  const name = `formapro-${at.toISOString().slice(0, 16).replace('T', '-').replace(':', '')}-${id.slice(0, 8)}`;
  const aside = join(to, `${name}~${hostname()}~${process.pid}${UNFINISHED}`);
  await mkdir(aside, { mode: 0o700 });
  try {
    const recipe = newRecipe(secret);
    const keys = await backupKeys(secret, recipe);
    const content = await writeParts(source, { folder: aside, keys }, progress);
    const head = { format: 'formapro-backup', formatVersion: 1, id, madeAt: at.toISOString(), productVersion } as const;
    const manifest = await writeManifest(aside, { ...head, recipe, ...content }, keys);
    const folder = join(to, name);
    await rename(aside, folder);
    await flush(to);
    return { folder, manifest, sizeBytes: content.parts.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0) };
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

type Content = Omit<
  BackupManifest,
  'format' | 'formatVersion' | 'id' | 'madeAt' | 'productVersion' | 'recipe' | 'signature'
>;

async function writeParts(
  { address, filesFolder, anchorsFolder, keysFolder }: BackupSource,
  place: Parameters<typeof writePart>[0],
  progress: Progress,
): Promise<Content> {
  const parts: Part[] = [];
  let fileBytes = 0;
  for await (const { sizeBytes } of listFiles(filesFolder)) fileBytes += sizeBytes;
  let passed: Passed = () => undefined;
  const write = async (name: string, source: AsyncIterable<Buffer>) => {
    parts.push(await writePart(place, name, source, (bytes) => passed(bytes)));
  };
  const folderPart = async (name: string, folder: string) => {
    const files: BundledFile[] = [];
    await write(
      name,
      bundle(folder, listFiles(folder), (file) => files.push(file)),
    );
    return files;
  };
  await folderPart('anchors', anchorsFolder);
  const client = new pg.Client('url' in address ? { connectionString: address.url } : address);
  client.on('error', () => undefined);
  await client.connect();
  try {
    passed = progress.start((await openSnapshot(client)) + fileBytes, 'Sauvegarde');
    const { fileIds, ...database } = await copyOut(client, write);
    const files = await folderPart('files', filesFolder);
    const keyFiles = await folderPart('keys', keysFolder);
    const kept = new Set(files.map(({ path }) => path.split('/').at(-1)));
    progress.end();
    return {
      ...database,
      files: {
        count: files.length,
        bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        missing: fileIds.filter((id) => !kept.has(id)),
      },
      keyFiles: keyFiles.length,
      parts,
    };
  } finally {
    await client.end();
  }
}

/** Removes what a killed backup left, and only that: another that runs, here or on another machine, is left alone. */
async function removeAbandoned(to: string): Promise<void> {
  for (const name of await readdir(to)) {
    const [, host, pid] = /~(.+)~(\d+)\.unfinished$/.exec(name) ?? [];
    if (host !== hostname() || isRunning(Number(pid))) continue;
    await rm(join(to, name), { recursive: true, force: true });
  }
}
