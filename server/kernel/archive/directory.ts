import type { Entry, ZipFile } from 'yauzl';
import { Refusal } from '../refusal.ts';
import { shownName } from './shown-name.ts';

/**
 * What yauzl keeps but does not declare: where it stands in the central directory, and how it reads bytes.
 * Both are needed to see what lies behind the last declared entry.
 */
type ZipInside = {
  readonly readEntryCursor: number;
  readonly reader: {
    read(
      into: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: Error | null, read?: number) => void,
    ): void;
  };
};

const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const ESCAPES = /relative path|absolute path|characters in fileName/;

/** Offset of the next directory entry to be read; before the first one, where the directory starts. */
export function directoryPosition(zip: ZipFile): number {
  return (zip as unknown as ZipInside).readEntryCursor;
}

/** The declared number of entries must be the real one: a reader that scans would find the hidden ones. */
export async function refuseHiddenEntries(zip: ZipFile): Promise<void> {
  const { reader, readEntryCursor } = zip as unknown as ZipInside;
  const head = Buffer.alloc(4);
  const read = await new Promise<number>((resolve) =>
    reader.read(head, 0, 4, readEntryCursor, (error, count) => resolve(error ? 0 : (count ?? 4))),
  );
  const signature = read === 4 ? head.readUInt32LE(0) : 0;
  if (signature !== END_OF_DIRECTORY && signature !== END_OF_DIRECTORY_64) throw new Refusal('ARCHIVE_MISMATCH');
}

/** Entries one by one, as the directory gives them; the first broken one ends the reading with a refusal. */
export async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await nextEntry(zip);
    if (!entry) return;
    yield entry;
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
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
      const code = ESCAPES.test(error.message) ? 'ARCHIVE_ESCAPE' : 'ARCHIVE_BROKEN';
      reject(new Refusal(code, { name: shownName(error.message.split(': ').at(-1) ?? '') }));
    };
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}
