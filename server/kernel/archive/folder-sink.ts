import { createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../refusal.ts';
import type { ArchiveSink } from './extract.ts';

/**
 * A sink that fills a temporary folder beside `folder` and renames it when everything is there.
 *
 * Files are named by their rank in the archive ("0", "1"…): no name on disk is chosen by the archive's author. Throws
 * ARCHIVE_MISMATCH when bytes disagree with the directory; an existing `folder` is never touched.
 */
export function folderSink(folder: string): ArchiveSink {
  let temporary: string | null = null;
  let rank = 0;
  return {
    async write(_entry, bytes) {
      temporary ??= await mkdtemp(`${folder}.partial-`);
      const file = createWriteStream(join(temporary, String(rank)), { flags: 'wx' });
      rank += 1;
      await pipeline(bytes, file);
    },
    async keep() {
      if (!temporary) throw new Refusal('ARCHIVE_BROKEN');
      await rename(temporary, folder);
    },
    async discard() {
      if (temporary) await rm(temporary, { recursive: true, force: true });
    },
  };
}
