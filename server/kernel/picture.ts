/** A picture rewritten: what a viewer needs and nothing else. */
export type Picture = { readonly mediaType: 'image/png' | 'image/jpeg'; readonly bytes: Buffer };

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Chunks that draw. Texts, times and unknown chunks are left out. */
const PNG_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'IDAT', 'IEND']);
/** Largest side, in pixels: a 4K tablet has 3,840. */
const MAX_SIDE = 12_000;

/**
 * Reads a PNG or a JPEG from its bytes and writes it again without texts, places, thumbnails, or anything after its end.
 *
 * What it claims to be does not count. Null for anything else, for a broken or cut file, and for absurd dimensions.
 */
export function cleanPicture(bytes: Buffer): Picture | null {
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return cleanPng(bytes);
  if (bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8) return cleanJpeg(bytes);
  return null;
}

function cleanPng(bytes: Buffer): Picture | null {
  const kept: Buffer[] = [PNG_SIGNATURE];
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) return null;
    if (at === 8 && (name !== 'IHDR' || length !== 13 || !isSize(bytes.readUInt32BE(16), bytes.readUInt32BE(20))))
      return null;
    if (name === 'IDAT') hasPixels = true;
    if (PNG_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return hasPixels ? { mediaType: 'image/png', bytes: Buffer.concat(kept) } : null;
    at = end;
  }
  return null;
}

const isSize = (width: number, height: number) => width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Tables and frames draw; of the application segments only colour (JFIF, ICC, Adobe) is kept, so no place, no thumbnail. */
const isDrawing = (marker: number) => (marker >= 0xc0 && marker <= 0xdf) || [0xe0, 0xe2, 0xee].includes(marker);

function cleanJpeg(bytes: Buffer): Picture | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let hasFrame = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return null;
    if (isFrame(marker)) {
      if (end < at + 9 || !isSize(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))) return null;
      hasFrame = true;
    }
    if (isDrawing(marker)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker === START_OF_SCAN) {
      const scanEnd = endOfScan(bytes, at);
      if (!hasFrame || scanEnd < 0) return null;
      kept.push(bytes.subarray(at, scanEnd));
      at = scanEnd;
      if (bytes[at + 1] === END_OF_IMAGE) {
        kept.push(Buffer.from([0xff, END_OF_IMAGE]));
        return { mediaType: 'image/jpeg', bytes: Buffer.concat(kept) };
      }
    }
  }
  return null;
}

/** Where the compressed pixels of a scan stop: the next marker that is neither a stuffed byte nor a restart; -1 when cut. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return -1;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
