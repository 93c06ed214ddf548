import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

/**
 * Many files in one stream: for each a line of JSON (path, size), then its bytes. An empty line of JSON ends it.
 *
 * Paths are relative with `/`; the bundle is encrypted as a whole, so it carries no sum of its own.
 */
export type BundledFile = { readonly path: string; readonly sizeBytes: number };

/** Files under a folder, in order of their names; unfinished ones (`.part`) are left out. A missing folder holds none. */
export async function* listFiles(folder: string, under = ''): AsyncGenerator<BundledFile> {
  const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = posix.join(under, entry.name);
    if (entry.isDirectory()) yield* listFiles(folder, path);
    else if (entry.isFile() && !entry.name.endsWith('.part')) {
      const found = await stat(join(folder, path)).catch(() => null);
      if (found) yield { path, sizeBytes: found.size };
    }
  }
}

const END = '\n';

/** Writes files one after the other. One removed meanwhile is left out; one that changes size is a failure. */
export async function* bundle(
  folder: string,
  files: AsyncIterable<BundledFile>,
  written: (file: BundledFile) => void,
): AsyncGenerator<Buffer> {
  for await (const file of files) {
    const handle = await open(join(folder, file.path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!handle) continue;
    yield Buffer.from(`${JSON.stringify(file)}${END}`);
    let sizeBytes = 0;
    for await (const chunk of handle.createReadStream()) {
      sizeBytes += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    if (sizeBytes !== file.sizeBytes)
      throw new Error(`Le fichier ${file.path} a changé pendant la sauvegarde. Relancez.`);
    written(file);
  }
  yield Buffer.from(END);
}

/** Writes the files of a bundle under a folder, each flushed to disk. @returns how many. */
export async function unbundle(source: AsyncIterable<Buffer>, folder: string): Promise<number> {
  const reader = byteReader(source);
  for (let count = 0; ; count++) {
    const line = await reader.line();
    if (line === '') return count;
    const { path, sizeBytes } = JSON.parse(line) as BundledFile;
    await writeOne(join(folder, insidePath(path)), reader.take(sizeBytes));
  }
}

/** A path that leaves the folder can only come from a defect of ours: bundles are authenticated. */
function insidePath(path: string): string {
  const clean = posix.normalize(path);
  if (clean.startsWith('..') || posix.isAbsolute(clean)) throw new Error(`the bundle names ${path}`);
  return clean;
}

async function writeOne(path: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'w', 0o600);
  try {
    for await (const chunk of bytes) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads a stream by lines and by counts. */
function byteReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async () => {
    const next = await chunks.next();
    if (next.done) throw new Error('La partie des fichiers de la sauvegarde s’arrête avant la fin.');
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
  };
  return {
    async line(): Promise<string> {
      let end = held.indexOf(END);
      for (; end < 0; end = held.indexOf(END)) await more();
      const text = held.toString('utf8', 0, end);
      held = held.subarray(end + 1);
      return text;
    },
    async *take(sizeBytes: number): AsyncGenerator<Buffer> {
      for (let left = sizeBytes; left > 0; ) {
        if (held.length === 0) await more();
        const piece = held.subarray(0, left);
        held = held.subarray(piece.length);
        left -= piece.length;
        yield piece;
      }
    },
  };
}
