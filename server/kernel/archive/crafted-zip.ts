import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive made on purpose for a test: every field may lie. */
export type CraftedEntry = {
  readonly name: string;
  readonly content?: Buffer | string;
  readonly localName?: string;
  readonly unixMode?: number;
  readonly encrypted?: boolean;
  readonly method?: number;
  readonly declaredSize?: number;
  readonly sameOffsetAsFirst?: boolean;
};

/** Writes a zip byte by byte, for good and hostile archives alike. Nothing hostile is ever stored as a file. */
export function craftZip(entries: readonly CraftedEntry[], { before = '', after = '' } = {}): Buffer {
  const locals: Buffer[] = [Buffer.from(before)];
  const directory: Buffer[] = [];
  let offset = before.length;
  let firstOffset: number | null = null;
  for (const entry of entries) {
    const raw = Buffer.from(entry.content ?? 'content');
    const method = entry.method ?? 8;
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const fields = { entry, raw, packed, method, crc: crc32(raw) };
    const local = localHeader(fields);
    firstOffset ??= offset;
    directory.push(directoryHeader(fields, entry.sameOffsetAsFirst ? firstOffset : offset));
    if (entry.sameOffsetAsFirst) continue;
    locals.push(local, packed);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end, Buffer.from(after)]);
}

type Fields = { entry: CraftedEntry; raw: Buffer; packed: Buffer; method: number; crc: number };

function localHeader({ entry, raw, packed, method, crc }: Fields): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE((entry.encrypted ? 1 : 0) | 0x800, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(entry.declaredSize ?? raw.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryHeader({ entry, raw, packed, method, crc }: Fields, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE((entry.encrypted ? 1 : 0) | 0x800, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(entry.declaredSize ?? raw.length, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(((entry.unixMode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}
