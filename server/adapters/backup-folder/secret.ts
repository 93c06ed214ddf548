import { createHmac, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeOnce } from '../../kernel/write-once.ts';

/** What opens a backup: a key file of 32 bytes, or words that a person keeps. Neither is ever written in a backup. */
export type BackupSecret =
  | { readonly kind: 'key-file'; readonly bytes: Buffer }
  | { readonly kind: 'passphrase'; readonly text: string };

/** How the keys of one backup are made, as its manifest tells. Scrypt figures travel with it so that they may grow. */
export type KeyRecipe =
  | { readonly kind: 'key-file'; readonly salt: string }
  | { readonly kind: 'passphrase'; readonly salt: string; readonly n: number; readonly r: number; readonly p: number };

const KEY_BYTES = 32;
const SHORTEST_PASSPHRASE = 16;
/** 128 MB and about half a second: the cost of one guess. */
const SCRYPT = { n: 131_072, r: 8, p: 1 } as const;
const SCRYPT_MEMORY_BYTES = 300_000_000;

/** Reads what the configuration names. Null when it names nothing: there is then no backup, rather than a readable one. */
export async function readBackupSecret({
  keyFile,
  passphrase,
}: {
  keyFile: string | null;
  passphrase: string | null;
}): Promise<BackupSecret | null> {
  if (keyFile) {
    const text = await readFile(keyFile, 'utf8').catch(() => {
      throw new Error(`La clé de sauvegarde ${keyFile} ne se lit pas. Vérifiez BACKUP_KEY_FILE.`);
    });
    const bytes = Buffer.from(text.trim(), 'hex');
    if (bytes.length !== KEY_BYTES)
      throw new Error(`Le fichier ${keyFile} n’est pas une clé de sauvegarde : 64 caractères hexadécimaux attendus.`);
    return { kind: 'key-file', bytes };
  }
  if (!passphrase) return null;
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new Error(`BACKUP_PASSPHRASE est trop courte : ${SHORTEST_PASSPHRASE} caractères au moins.`);
  return { kind: 'passphrase', text: passphrase };
}

/** Makes a key file that only its owner reads. An existing file is never replaced: it may open older backups. */
export async function writeKeyFile(path: string): Promise<void> {
  const text = `${randomBytes(KEY_BYTES).toString('hex')}\n`;
  if (!(await writeOnce(path, text)))
    throw new Error(
      `Le fichier ${path} existe déjà : il ouvre peut-être d’anciennes sauvegardes, il est laissé tel quel.`,
    );
}

export function newRecipe(secret: BackupSecret): KeyRecipe {
  const salt = randomBytes(KEY_BYTES).toString('hex');
  return secret.kind === 'key-file' ? { kind: 'key-file', salt } : { kind: 'passphrase', salt, ...SCRYPT };
}

/** The keys of one backup, each for one purpose. */
export type BackupKeys = { forPart(name: string): Buffer; sign(text: string): string };

/** Makes the keys of a backup. A key file for a backup made with words, or the reverse, is refused by name. */
export async function backupKeys(secret: BackupSecret, recipe: KeyRecipe): Promise<BackupKeys> {
  if (secret.kind !== recipe.kind)
    throw new Error(
      recipe.kind === 'key-file'
        ? 'Cette sauvegarde s’ouvre avec un fichier de clé : donnez BACKUP_KEY_FILE.'
        : 'Cette sauvegarde s’ouvre avec une phrase : donnez BACKUP_PASSPHRASE.',
    );
  const salt = Buffer.from(recipe.salt, 'hex');
  const master =
    secret.kind === 'passphrase' && recipe.kind === 'passphrase'
      ? await stretch(secret.text, salt, recipe)
      : Buffer.from(hkdfSync('sha256', (secret as { bytes: Buffer }).bytes, salt, 'formapro backup', KEY_BYTES));
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, salt, purpose, KEY_BYTES));
  return {
    forPart: (name) => derive(`part ${name}`),
    sign: (text) => createHmac('sha256', derive('manifest')).update(text).digest('hex'),
  };
}

function stretch(words: string, salt: Buffer, { n, r, p }: { n: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((done, fail) =>
    scrypt(words.normalize('NFC'), salt, KEY_BYTES, { N: n, r, p, maxmem: SCRYPT_MEMORY_BYTES }, (error, key) =>
      error ? fail(error) : done(key),
    ),
  );
}
