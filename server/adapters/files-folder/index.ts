import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../../kernel/file-store.ts';

const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;

/**
 * Files in a folder, two levels of sub-folders, names made by us alone.
 *
 * A file is written aside, flushed to disk, then renamed: a reader and a crash see the whole file or none.
 */
export function folderFileStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('a file key is made of lower-case letters, digits and dashes');
    const [head = '', ...rest] = key.split('/');
    return join(folder, head.slice(0, 2), head, ...rest);
  };
  return {
    put: (key, bytes) => write(pathOf(key), bytes),
    read: async (key, range) => {
      const path = pathOf(key);
      await stat(path);
      return createReadStream(path, range ? { start: range.start, end: range.end } : {});
    },
    readAll: (key) => readFile(pathOf(key)),
    localCopy: async (key) => ({ path: pathOf(key), release: async () => undefined }),
    remove: (key) => rm(pathOf(key), { recursive: true, force: true }),
    list: (prefix) => listFiles(folder, prefix),
  };
}

async function write(path: string, bytes: Readable | Uint8Array): Promise<{ sizeBytes: number; sha256: string }> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.part`;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      next(null, chunk);
    },
  });
  try {
    await pipeline(
      bytes instanceof Uint8Array ? Readable.from([Buffer.from(bytes)]) : bytes,
      count,
      createWriteStream(aside),
    );
    const handle = await open(aside, 'r');
    await handle.sync().finally(() => handle.close());
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function* listFiles(folder: string, prefix: string): AsyncIterable<{ key: string; modifiedAt: Date }> {
  const shards = await readdir(folder).catch(() => []);
  for (const shard of shards) {
    for (const name of await readdir(join(folder, shard))) {
      if (!name.startsWith(prefix) || name.endsWith('.part')) continue;
      const found = await stat(join(folder, shard, name)).catch(() => null);
      if (found?.isFile()) yield { key: name, modifiedAt: found.mtime };
    }
  }
}
