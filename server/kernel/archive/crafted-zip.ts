import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive made on purpose for a test: every field may lie. */
export type CraftedEntry = {
  readonly name: string;
  readonly content?: Buffer | string;
  readonly localName?: string;
  readonly unixMode?: number;
  /** High byte of "version made by": 3 is Unix, 0 is MS-DOS. */
  readonly madeOn?: number;
  readonly encrypted?: boolean;
  /** Bit 6: the whole directory is said to be encrypted too. */
  readonly stronglyEncrypted?: boolean;
  readonly method?: number;
  readonly localMethod?: number;
  readonly declaredSize?: number;
  readonly localSize?: number;
  readonly declaredCrc?: number;
  readonly localCrc?: number;
  readonly sameOffsetAsFirst?: boolean;
  /** The directory points here and no bytes are written for the entry. */
  readonly offset?: number;
  /** Written with its data, but left out of the directory count. */
  readonly uncounted?: boolean;
};

export type CraftedZip = {
  readonly before?: string;
  readonly after?: string;
  readonly comment?: string;
  readonly diskNumber?: number;
  readonly directoryShift?: number;
};

/** Writes a zip byte by byte, for good and hostile archives alike. Nothing hostile is ever stored as a file. */
export function craftZip(entries: readonly CraftedEntry[], zip: CraftedZip = {}): Buffer {
  const locals: Buffer[] = [Buffer.from(zip.before ?? '')];
  const directory: Buffer[] = [];
  let offset = Buffer.byteLength(zip.before ?? '');
  let firstOffset: number | null = null;
  for (const entry of entries) {
    firstOffset ??= offset;
    directory.push(directoryHeader(entry, entry.offset ?? (entry.sameOffsetAsFirst ? firstOffset : offset)));
    if (entry.sameOffsetAsFirst || entry.offset !== undefined) continue;
    const local = craftLocalPart(entry);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = entries.filter((entry) => !entry.uncounted).length;
  return Buffer.concat([
    ...locals,
    central,
    endOfDirectory(zip, { count, central, offset }),
    Buffer.from(zip.after ?? ''),
  ]);
}

/** Local header and data of one entry, to be hidden inside another one. */
export function craftLocalPart(entry: CraftedEntry): Buffer {
  const { raw, packed, method } = packedOf(entry);
  const name = Buffer.from(entry.localName ?? entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flagsOf(entry), 6);
  header.writeUInt16LE(entry.localMethod ?? method, 8);
  header.writeUInt32LE(entry.localCrc ?? entry.declaredCrc ?? crc32(raw), 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(entry.localSize ?? entry.declaredSize ?? raw.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, packed]);
}

function directoryHeader(entry: CraftedEntry, offset: number): Buffer {
  const { raw, packed, method } = packedOf(entry);
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(((entry.madeOn ?? 3) << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flagsOf(entry), 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(entry.declaredCrc ?? crc32(raw), 16);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(entry.declaredSize ?? raw.length, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(((entry.unixMode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

type End = { readonly count: number; readonly central: Buffer; readonly offset: number };

function endOfDirectory(zip: CraftedZip, { count, central, offset }: End): Buffer {
  const comment = Buffer.from(zip.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip.diskNumber ?? 0, 4);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset + (zip.directoryShift ?? 0), 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, comment]);
}

const flagsOf = (entry: CraftedEntry) => (entry.encrypted ? 1 : 0) | (entry.stronglyEncrypted ? 0x41 : 0) | 0x800;

const packedBefore = new WeakMap<CraftedEntry, { raw: Buffer; packed: Buffer; method: number }>();

function packedOf(entry: CraftedEntry): { raw: Buffer; packed: Buffer; method: number } {
  const known = packedBefore.get(entry);
  if (known) return known;
  const raw = Buffer.from(entry.content ?? 'content');
  const method = entry.method ?? 8;
  const made = { raw, packed: method === 8 ? deflateRawSync(raw) : raw, method };
  packedBefore.set(entry, made);
  return made;
}
