import { Refusal } from '../../../../kernel/refusal.ts';

/** Real manifests stay under 2 MB; the limit leaves room and bounds the memory of the tree. */
const MAX_BYTES = 10_000_000;
const READ: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
  'utf-16': 'utf-16le',
};

/**
 * Text of a manifest from its bytes: byte order mark first, then the declared encoding, then UTF-8.
 *
 * ISO-8859-1 is read as windows-1252, as browsers do. Throws PACKAGE_MANIFEST_TOO_LARGE, PACKAGE_ENCODING.
 */
export function decodeManifest(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) throw new Refusal('PACKAGE_MANIFEST_TOO_LARGE', { megabytes: MAX_BYTES / 1_000_000 });
  const encoding = encodingOf(bytes);
  const known = READ[encoding] ?? (encoding === 'utf-16be' ? encoding : null);
  if (!known) throw new Refusal('PACKAGE_ENCODING', { encoding: encoding.slice(0, 40) });
  try {
    return new TextDecoder(known, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('PACKAGE_ENCODING', { encoding });
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0x3c && second === 0) return 'utf-16';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return (/^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8').toLowerCase();
}
