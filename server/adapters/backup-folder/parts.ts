import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { DamagedBlock, seal, unseal } from './sealed-bytes.ts';
import type { BackupKeys } from './secret.ts';

/** One encrypted file of a backup, as its manifest lists it. */
export type Part = {
  readonly name: string;
  readonly sealedBytes: number;
  /** Of the bytes on disk, so that damage is found without the key. */
  readonly sha256: string;
};

/** Called with the number of plain bytes that just went by. */
export type Passed = (bytes: number) => void;

export type PartPlace = { readonly folder: string; readonly keys: BackupKeys };

const pathOf = (folder: string, name: string) => join(folder, `${name}.enc`);

/** Compresses, encrypts and writes one part, flushed to disk. Memory stays the same whatever its size. */
export async function writePart(
  { folder, keys }: PartPlace,
  name: string,
  source: AsyncIterable<Buffer>,
  passed: Passed,
): Promise<Part> {
  const path = pathOf(folder, name);
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  let sealedBytes = 0;
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        passed(chunk.length);
        yield chunk;
      }
    },
    createZstdCompress(),
    (chunks: AsyncIterable<Buffer>) => seal(chunks, keys.forPart(name)),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        sealedBytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  await flush(path);
  return { name, sealedBytes, sha256: hash.digest('hex') };
}

/** Reads one part back, piece by piece. */
export async function* readPart({ folder, keys }: PartPlace, name: string): AsyncGenerator<Buffer> {
  const plain = createZstdDecompress();
  const work = pipeline(createReadStream(pathOf(folder, name)), (chunks) => unseal(chunks, keys.forPart(name)), plain);
  // The failure is thrown by the reading below; without this Node would also report it as nobody's.
  work.catch(() => undefined);
  try {
    for await (const chunk of plain) yield chunk as Buffer;
    await work;
  } catch (error) {
    const cause = await work.then(() => error).catch((first: unknown) => first);
    if (cause instanceof DamagedBlock) throw new Error(`La partie « ${name} » de la sauvegarde est abîmée.`, { cause });
    throw cause;
  }
}

/** What is wrong with a part on disk, or null: missing, cut, or changed. Needs no key. */
export async function partDamage(folder: string, part: Part, passed: Passed): Promise<string | null> {
  const path = pathOf(folder, part.name);
  const found = await stat(path).catch(() => null);
  if (!found) return 'absente';
  if (found.size !== part.sealedBytes) return `${found.size} octets au lieu de ${part.sealedBytes}`;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    passed((chunk as Buffer).length);
  }
  return hash.digest('hex') === part.sha256 ? null : 'contenu modifié';
}

/** Makes sure that a file, or the names of a folder, survive a power cut. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
