import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Refusal } from '../refusal.ts';
import { directoryPosition, entriesOf, refuseHiddenEntries } from './directory.ts';
import { foldedName, judgeEntry } from './entry-rules.ts';
import { entryStream } from './entry-stream.ts';
import type { ArchiveLimits } from './limits.ts';
import { refuseOverlaps, type Span, spanOf } from './local-header.ts';
import { shownName } from './shown-name.ts';

export type ArchiveEntry = { readonly path: string; readonly sizeBytes: number };

/** An archive that passed the gate: every entry was judged and nothing has been written. */
export type Archive = {
  readonly entries: readonly ArchiveEntry[];
  /** Litter that is left out, by name, to be said in the import report. */
  readonly dropped: readonly string[];
  /** Bytes of one entry, counted while they come: an entry larger than it said is cut with ARCHIVE_MISMATCH. */
  open(path: string): Promise<Readable>;
  read(path: string): Promise<Buffer>;
  close(): void;
};

type Source = { readonly path: string } | { readonly bytes: Buffer };
type Seen = { readonly entry: Entry; readonly path: string };

/**
 * Opens an archive behind the gate: one pass over the central directory with every rule, before any byte is inflated.
 *
 * Memory is bounded by the number of entries (20,000), never by their size. Throws a refusal whose code is the cause.
 */
export async function openArchive(source: Source, limits: ArchiveLimits): Promise<Archive> {
  const zip = await openZip(source);
  try {
    if (zip.entryCount > limits.maxFiles) throw new Refusal('ARCHIVE_TOO_MANY_FILES', { max: limits.maxFiles });
    const { kept, dropped } = await judgeAll(zip, limits);
    const byPath = new Map(kept.map((seen) => [seen.path, seen.entry]));
    const open = async (path: string) => {
      const entry = byPath.get(path);
      if (!entry) throw new Refusal('ARCHIVE_BROKEN');
      return entryStream(zip, entry);
    };
    return {
      entries: kept.map(({ entry, path }) => ({ path, sizeBytes: entry.uncompressedSize })),
      dropped,
      open,
      read: async (path) => collect(await open(path)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function openZip(source: Source): Promise<ZipFile> {
  // Names are not strict: old Windows tools write backslashes, which become slashes before they are judged.
  const options = { lazyEntries: true, autoClose: false, strictFileNames: false, validateEntrySizes: true } as const;
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: ZipFile) =>
      error || !zip ? reject(new Refusal('ARCHIVE_BROKEN')) : resolve(zip);
    if ('path' in source) yauzl.open(source.path, options, done);
    else yauzl.fromBuffer(source.bytes, options, done);
  });
}

async function judgeAll(zip: ZipFile, limits: ArchiveLimits): Promise<{ kept: Seen[]; dropped: string[] }> {
  const kept: Seen[] = [];
  const dropped: string[] = [];
  const names = new Map<string, 'file' | 'folder'>();
  const spans: Span[] = [];
  const directoryStart = directoryPosition(zip);
  let total = 0;
  for await (const entry of entriesOf(zip)) {
    const path = entry.fileName.normalize('NFC');
    const verdict = judgeEntry(factsOf(entry, path), limits);
    if (verdict.kind === 'refuse')
      throw new Refusal(verdict.code, {
        name: shownName(path),
        megabytes: Math.floor(limits.maxFileBytes / 1_000_000),
      });
    total += entry.uncompressedSize;
    if (total > limits.maxTotalBytes)
      throw new Refusal('ARCHIVE_TOO_LARGE', { megabytes: Math.floor(limits.maxTotalBytes / 1_000_000) });
    spans.push(await spanOf(zip, entry, path));
    if (verdict.kind === 'drop') dropped.push(path);
    else {
      refuseTwins(names, path);
      if (!path.endsWith('/')) kept.push({ entry, path });
    }
  }
  await refuseHiddenEntries(zip);
  refuseOverlaps(spans, directoryStart);
  return { kept, dropped };
}

function factsOf(entry: Entry, path: string) {
  return {
    name: path,
    rawNameBytes: entry.fileNameLength,
    compressedBytes: entry.compressedSize,
    sizeBytes: entry.uncompressedSize,
    method: entry.compressionMethod,
    isEncrypted: (entry.generalPurposeBitFlag & 1) === 1,
    unixMode: entry.externalFileAttributes >>> 16,
  };
}

/** Same name twice, or a file where another entry needs a folder. */
function refuseTwins(names: Map<string, 'file' | 'folder'>, path: string): void {
  const isFolder = path.endsWith('/');
  const folded = foldedName(isFolder ? path.slice(0, -1) : path);
  const known = names.get(folded);
  if (known === 'file' || (known === 'folder' && !isFolder))
    throw new Refusal('ARCHIVE_DUPLICATE', { name: shownName(path) });
  names.set(folded, isFolder ? 'folder' : 'file');
  for (let cut = folded.lastIndexOf('/'); cut > 0; cut = folded.lastIndexOf('/', cut - 1)) {
    const above = folded.slice(0, cut);
    if (names.get(above) === 'file') throw new Refusal('ARCHIVE_DUPLICATE', { name: shownName(path) });
    names.set(above, 'folder');
  }
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
