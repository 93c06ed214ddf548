import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { Archive, ArchiveEntry } from './archive.ts';

/** Where entries go. Nothing counts before `keep`; after a failure `discard` leaves no byte behind. */
export type ArchiveSink = {
  write(entry: ArchiveEntry, bytes: Transform): Promise<void>;
  keep(): Promise<void>;
  discard(): Promise<void>;
};

export type ExtractedFile = ArchiveEntry & { readonly sha256: string };

/**
 * Streams every kept entry into the sink, one at a time, all or nothing.
 *
 * Real bytes are counted while they come: an entry that lied throws its refusal and the sink discards what it had.
 * Memory is bounded by one stream buffer. Returns the files with the SHA-256 of their bytes (hexadecimal).
 */
export async function extractArchive(
  archive: Archive,
  sink: ArchiveSink,
  onProgress: (bytesDone: number) => void = () => {},
): Promise<ExtractedFile[]> {
  const files: ExtractedFile[] = [];
  let bytesDone = 0;
  try {
    for (const entry of archive.entries) {
      files.push({ ...entry, sha256: await writeOne(archive, entry, sink) });
      bytesDone += entry.sizeBytes;
      onProgress(bytesDone);
    }
    await sink.keep();
    return files;
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

async function writeOne(archive: Archive, entry: ArchiveEntry, sink: ArchiveSink): Promise<string> {
  const hash = createHash('sha256');
  const source = await archive.open(entry.path);
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      next(null, chunk);
    },
  });
  source.on('error', (error) => hashed.destroy(error));
  hashed.on('close', () => source.destroy());
  await sink.write(entry, source.pipe(hashed));
  return hash.digest('hex');
}
