import { createHash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { listFiles } from '../../adapters/backup-folder/index.ts';

const NOTE = 'Contenu remplace pour cette copie.\n';
const BLOCK_BYTES = 65_536;

/**
 * Replaces the bytes of every stored file by as many that say nothing, and its sum with them. Files of packages stay: they
 * are course content, written for everybody. Bytes that no row names are removed. Running again changes nothing.
 */
export async function replaceFiles(
  client: pg.ClientBase,
  filesFolder: string,
  passed: (files: number) => void,
): Promise<void> {
  const { rows } = await client.query<{ id: string; mediaType: string }>(
    'select id, media_type as "mediaType" from kernel.file',
  );
  const stored = new Map(rows.map(({ id, mediaType }) => [id, mediaType]));
  for await (const { path, sizeBytes } of listFiles(filesFolder)) {
    const [, id = '', ...inside] = path.split('/');
    if (inside.length > 0) continue;
    const mediaType = stored.get(id);
    if (mediaType === undefined) {
      await rm(join(filesFolder, path));
      continue;
    }
    const sha256 = await writePlaceholder(join(filesFolder, path), sizeBytes, mediaType);
    await client.query('update kernel.file set sha256 = $2 where id = $1', [id, sha256]);
    passed(1);
  }
}

/** Written aside then renamed, so that a kill leaves the old bytes or the new ones. @returns the sum of what was written. */
async function writePlaceholder(path: string, sizeBytes: number, mediaType: string): Promise<string> {
  const aside = `${path}.part`;
  const hash = createHash('sha256');
  const handle = await open(aside, 'w', 0o600);
  try {
    for await (const block of placeholder(sizeBytes, mediaType)) {
      await handle.writeFile(block);
      hash.update(block);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, path);
  if ((await stat(path)).size !== sizeBytes) throw new Error('a placeholder has another size');
  return hash.digest('hex');
}

async function* placeholder(sizeBytes: number, mediaType: string): AsyncGenerator<Buffer> {
  const [head, tail] = mediaType === 'application/pdf' ? emptyPage(sizeBytes) : [Buffer.alloc(0), Buffer.alloc(0)];
  const room = sizeBytes - head.length - tail.length;
  yield head;
  const filler = Buffer.from(NOTE.repeat(Math.ceil(BLOCK_BYTES / NOTE.length)));
  for (let left = room; left > 0; left -= BLOCK_BYTES) yield filler.subarray(0, Math.min(left, BLOCK_BYTES));
  yield tail;
}

/** A PDF of one empty page whose comment fills the room; a smaller file is filled without being a PDF. */
function emptyPage(sizeBytes: number): [Buffer, Buffer] {
  const head =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n4 0 obj<</Length 0>>stream\n';
  const tail = '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
  return sizeBytes < head.length + tail.length
    ? [Buffer.alloc(0), Buffer.alloc(0)]
    : [Buffer.from(head), Buffer.from(tail)];
}
