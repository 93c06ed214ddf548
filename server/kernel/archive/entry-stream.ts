import { type Readable, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { Refusal } from '../refusal.ts';
import { shownName } from './shown-name.ts';

/**
 * Bytes of one entry, counted and summed while they come.
 *
 * The stream fails with ARCHIVE_MISMATCH at the first byte past the declared size, and at its end when the size or the
 * checksum is not the declared one.
 */
export async function entryStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  const raw = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error || !stream ? reject(new Refusal('ARCHIVE_BROKEN')) : resolve(stream),
    );
  });
  return judged(raw, entry);
}

function judged(raw: Readable, entry: Entry): Readable {
  const mismatch = () => new Refusal('ARCHIVE_MISMATCH', { name: shownName(entry.fileName) });
  let seen = 0;
  let sum = 0;
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      seen += chunk.length;
      sum = crc32(chunk, sum);
      next(seen > entry.uncompressedSize ? mismatch() : null, chunk);
    },
    flush(next) {
      next(seen === entry.uncompressedSize && sum === entry.crc32 ? null : mismatch());
    },
  });
  raw.on('error', () => gate.destroy(mismatch()));
  gate.on('close', () => raw.destroy());
  return raw.pipe(gate);
}
