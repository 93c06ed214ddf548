import { type Readable, Transform } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Refusal } from '../refusal.ts';
import { foldedName, judgeEntry } from './entry-rules.ts';
import type { ArchiveLimits } from './limits.ts';

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
      return counted(await entryStream(zip, entry), entry);
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
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true } as const;
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
  const spans: { start: number; end: number; name: string }[] = [];
  let total = 0;
  for await (const entry of entriesOf(zip)) {
    const path = entry.fileName.normalize('NFC');
    const verdict = judgeEntry(factsOf(entry, path), limits);
    if (verdict.kind === 'refuse')
      throw new Refusal(verdict.code, { name: shown(path), megabytes: Math.floor(limits.maxFileBytes / 1_000_000) });
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
  refuseOverlaps(spans);
  return { kept, dropped };
}

function factsOf(entry: Entry, path: string) {
  const madeOnUnix = entry.versionMadeBy >> 8 === 3;
  return {
    name: path,
    rawNameBytes: entry.fileNameLength,
    compressedBytes: entry.compressedSize,
    sizeBytes: entry.uncompressedSize,
    method: entry.compressionMethod,
    isEncrypted: (entry.generalPurposeBitFlag & 1) === 1,
    unixMode: madeOnUnix ? entry.externalFileAttributes >>> 16 : 0,
  };
}

/** Checks the local header against the directory: readers that trust one or the other must see the same file. */
async function spanOf(zip: ZipFile, entry: Entry, path: string): Promise<{ start: number; end: number; name: string }> {
  const local = await zip.readLocalFileHeaderPromise(entry).catch(() => {
    throw new Refusal('ARCHIVE_BROKEN');
  });
  const sameName = Buffer.compare(local.fileName, entry.fileNameRaw) === 0;
  if (!sameName || local.compressionMethod !== entry.compressionMethod)
    throw new Refusal('ARCHIVE_MISMATCH', { name: shown(path) });
  return { start: entry.relativeOffsetOfLocalHeader, end: local.fileDataStart + entry.compressedSize, name: path };
}

function refuseOverlaps(spans: { start: number; end: number; name: string }[]): void {
  const ordered = spans.sort((a, b) => a.start - b.start);
  if (ordered[0] && ordered[0].start !== 0) throw new Refusal('ARCHIVE_MISMATCH', { name: shown(ordered[0].name) });
  for (const [index, span] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before && span.start < before.end) throw new Refusal('ARCHIVE_MISMATCH', { name: shown(span.name) });
  }
}

/** Same name twice, or a file where another entry needs a folder. */
function refuseTwins(names: Map<string, 'file' | 'folder'>, path: string): void {
  const isFolder = path.endsWith('/');
  const folded = foldedName(isFolder ? path.slice(0, -1) : path);
  const known = names.get(folded);
  if (known === 'file' || (known === 'folder' && !isFolder))
    throw new Refusal('ARCHIVE_DUPLICATE', { name: shown(path) });
  names.set(folded, isFolder ? 'folder' : 'file');
  for (let cut = folded.lastIndexOf('/'); cut > 0; cut = folded.lastIndexOf('/', cut - 1)) {
    const above = folded.slice(0, cut);
    if (names.get(above) === 'file') throw new Refusal('ARCHIVE_DUPLICATE', { name: shown(path) });
    names.set(above, 'folder');
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const clear = () => {
        zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
      };
      const onEntry = (found: Entry) => {
        clear();
        resolve(found);
      };
      const onEnd = () => {
        clear();
        resolve(null);
      };
      const onError = (error: Error) => {
        clear();
        reject(
          new Refusal(
            /relative path|absolute path|characters in fileName/.test(error.message)
              ? 'ARCHIVE_ESCAPE'
              : 'ARCHIVE_BROKEN',
            { name: shown(error.message.split(': ').at(-1) ?? '') },
          ),
        );
      };
      zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function entryStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error || !stream ? reject(new Refusal('ARCHIVE_BROKEN')) : resolve(stream),
    );
  });
}

function counted(stream: Readable, entry: Entry): Readable {
  let seen = 0;
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      seen += chunk.length;
      next(
        seen > entry.uncompressedSize ? new Refusal('ARCHIVE_MISMATCH', { name: shown(entry.fileName) }) : null,
        chunk,
      );
    },
    flush(next) {
      next(seen === entry.uncompressedSize ? null : new Refusal('ARCHIVE_MISMATCH', { name: shown(entry.fileName) }));
    },
  });
  stream.on('error', () => gate.destroy(new Refusal('ARCHIVE_MISMATCH', { name: shown(entry.fileName) })));
  return stream.pipe(gate);
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A hostile name, made harmless to show. */
function shown(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._/()\\-]/gu, '?').slice(0, 80);
}
