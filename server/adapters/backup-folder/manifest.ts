import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { flush } from './parts.ts';
import { type BackupKeys, type BackupSecret, backupKeys } from './secret.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().nonnegative();
const Name = z.string().min(1).max(200);

const Recipe = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key-file'), salt: Hash }),
  z.strictObject({
    kind: z.literal('passphrase'),
    salt: Hash,
    // Bounds keep a forged manifest from asking for all the memory of the machine.
    n: z.number().int().min(16_384).max(262_144),
    r: z.number().int().min(1).max(8),
    p: z.number().int().min(1).max(4),
  }),
]);

const Table = z.strictObject({ name: Name, columns: z.array(Name).min(1), rows: Count, part: Name });

const Manifest = z.strictObject({
  format: z.literal('formapro-backup'),
  formatVersion: z.literal(1),
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  productVersion: Name,
  recipe: Recipe,
  migrations: z.array(z.strictObject({ name: Name, sha256: Hash })),
  tables: z.array(Table),
  sequences: z.array(z.strictObject({ name: Name, last: Count })),
  /** Jobs that were waiting or running: sent again by the restore. */
  jobs: Table,
  files: z.strictObject({ count: Count, bytes: Count, missing: z.array(Name) }),
  keyFiles: Count,
  parts: z.array(z.strictObject({ name: Name, sealedBytes: Count, sha256: Hash })),
  signature: Hash,
});

/** What a backup holds: readable without the key, changed by nobody without it. It names tables and counts, no person. */
export type BackupManifest = z.output<typeof Manifest>;
export type BackupTable = z.output<typeof Table>;

/** What a backup holds, in figures. */
export type BackupCounts = {
  readonly backupId: string;
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
};

export function countsOf({ id, madeAt, tables, files }: BackupManifest): BackupCounts {
  return {
    backupId: id,
    madeAt,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files: files.count,
  };
}

const FILE = 'manifest.json';

/** Signs and writes the manifest: last, so that a folder with a manifest is a whole backup. */
export async function writeManifest(
  folder: string,
  manifest: Omit<BackupManifest, 'signature'>,
  keys: BackupKeys,
): Promise<BackupManifest> {
  const signed = { ...manifest, signature: keys.sign(canonicalJson(manifest)) };
  const path = join(folder, FILE);
  await writeFile(path, `${JSON.stringify(signed, null, 2)}\n`, { mode: 0o600 });
  await flush(path);
  return signed;
}

/** Reads the manifest of a folder. A folder that holds none, or one of another format, is refused with what was looked for. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => {
    throw new Error(`${folder} n’est pas une sauvegarde : il y manque ${FILE}.`);
  });
  const read = Manifest.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new Error(
    `Le fichier ${FILE} de ${folder} est abîmé ou vient d’un autre format (${read.error.issues[0]?.path.join('.') || 'JSON'}).`,
  );
}

/** Whole backups of a folder, newest first; what is not one is passed over. */
export async function listBackups(backupDir: string): Promise<{ folder: string; manifest: BackupManifest }[]> {
  const found = [];
  for (const name of await readdir(backupDir).catch(() => [])) {
    const folder = join(backupDir, name);
    const manifest = existsSync(join(folder, FILE)) ? await readManifest(folder).catch(() => null) : null;
    if (manifest) found.push({ folder, manifest });
  }
  return found.sort((a, b) => b.manifest.madeAt.localeCompare(a.manifest.madeAt));
}

/** The keys that open this backup. A wrong key and a manifest that was changed look alike, and are both refused. */
export async function openManifest(manifest: BackupManifest, secret: BackupSecret): Promise<BackupKeys> {
  const keys = await backupKeys(secret, manifest.recipe);
  const { signature, ...content } = manifest;
  if (keys.sign(canonicalJson(content)) === signature) return keys;
  throw new Error(
    'Cette clé n’ouvre pas cette sauvegarde, ou son manifest.json a été modifié. Rien n’a été restauré. Donnez la clé du jour où elle a été faite.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
