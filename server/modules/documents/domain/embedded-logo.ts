/** A picture inside an SVG, which is how a page of data carries it. */
export function embeddedLogo({ mediaType, bytes }: { mediaType: string; bytes: Buffer }): string {
  const { width, height } = sizeOf(bytes);
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" xlink:href="data:${mediaType};base64,${bytes.toString('base64')}"/></svg>`;
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Sides in pixels of a PNG or a JPEG that was checked when it was kept. */
function sizeOf(bytes: Buffer): { width: number; height: number } {
  if (bytes[0] === 0x89) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (isFrame(bytes[at + 1] ?? 0)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  throw new Error('a logo that was checked has a size');
}
