import type { Entry, LocalFileHeader, ZipFile } from 'yauzl';
import { Refusal } from '../refusal.ts';
import { shownName } from './shown-name.ts';

/** Bytes of the archive that one entry occupies: `start` inclusive, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number; readonly name: string };

/** Bit of the general flags: sizes and checksum come after the data, the local header holds zeros. */
const SIZES_FOLLOW = 0x08;
const IN_ZIP64_FIELD = 0xffffffff;

/** Checks the local header against the directory: readers that trust one or the other must see the same file. */
export async function spanOf(zip: ZipFile, entry: Entry, path: string): Promise<Span> {
  const local = await zip.readLocalFileHeaderPromise(entry).catch(() => {
    throw new Refusal('ARCHIVE_BROKEN', { name: shownName(path) });
  });
  if (!saysTheSame(local, entry)) throw new Refusal('ARCHIVE_MISMATCH', { name: shownName(path) });
  return { start: entry.relativeOffsetOfLocalHeader, end: local.fileDataStart + entry.compressedSize, name: path };
}

function saysTheSame(local: LocalFileHeader, entry: Entry): boolean {
  const sameName = Buffer.compare(local.fileName, entry.fileNameRaw) === 0;
  if (!sameName || local.compressionMethod !== entry.compressionMethod) return false;
  if ((local.generalPurposeBitFlag & 1) !== (entry.generalPurposeBitFlag & 1)) return false;
  if (local.generalPurposeBitFlag & SIZES_FOLLOW) return true;
  const sameSize = (inLocal: number, inDirectory: number) => inLocal === IN_ZIP64_FIELD || inLocal === inDirectory;
  return (
    local.crc32 === entry.crc32 &&
    sameSize(local.compressedSize, entry.compressedSize) &&
    sameSize(local.uncompressedSize, entry.uncompressedSize)
  );
}

/** No byte before the first entry, no byte shared by two entries, none taken from the directory. */
export function refuseOverlaps(spans: Span[], directoryStart: number): void {
  const ordered = spans.sort((a, b) => a.start - b.start);
  if (ordered[0] && ordered[0].start !== 0) throw mismatch(ordered[0]);
  for (const [index, span] of ordered.entries()) {
    const before = ordered[index - 1];
    if ((before && span.start < before.end) || span.end > directoryStart) throw mismatch(span);
  }
}

const mismatch = (span: Span) => new Refusal('ARCHIVE_MISMATCH', { name: shownName(span.name) });
