import type { ArchiveLimits } from './limits.ts';

/** What the central directory says of one entry. */
export type EntryFacts = {
  readonly name: string;
  readonly rawNameBytes: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Unix mode whatever machine the archive says it was made on, 0 when none is given. */
  readonly unixMode: number;
};

export type Verdict =
  | { readonly kind: 'accept' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'refuse'; readonly code: string };

const ACCEPT: Verdict = { kind: 'accept' };
const refuse = (code: string): Verdict => ({ kind: 'refuse', code });

const STORED = 0;
const DEFLATED = 8;
const FORMAT_BITS = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const SET_ID_BITS = 0o7000;
const ACTIVE =
  /\.(zip|7z|rar|tar|gz|tgz|bz2|xz|jar|war|php\d?|phtml|phar|jsp|jspx|asp|aspx|cgi|pl|py|rb|sh|bash|bat|cmd|exe|dll|so|msi|scr|com|ps1|vbs|htaccess)$/i;
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.[^/]+(\/|$))/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const FORBIDDEN = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069:*?"<>|]/;

/**
 * Judges one entry by itself: accept, drop and say (litter of the machine that made it), or refuse with a code.
 *
 * Order matters: an escape is named as such even when the file would be litter.
 */
export function judgeEntry(entry: EntryFacts, limits: ArchiveLimits): Verdict {
  const { name } = entry;
  const parts = name.split('/');
  if (/^(\/|[a-z]:)/i.test(name) || name.includes('\\') || parts.includes('..')) return refuse('ARCHIVE_ESCAPE');
  if (FORBIDDEN.test(name) || entry.rawNameBytes > limits.maxNameBytes || parts.length > limits.maxDepth)
    return refuse('ARCHIVE_NAME');
  // The last part of a folder is empty; any other empty part or a dot makes two names for one file.
  if (parts.some((part, index) => part === '.' || (part === '' && (index === 0 || index < parts.length - 1))))
    return refuse('ARCHIVE_NAME');
  const format = entry.unixMode & FORMAT_BITS;
  if (format !== 0 && format !== REGULAR && format !== FOLDER) return refuse('ARCHIVE_LINK');
  if (entry.unixMode & SET_ID_BITS && format === REGULAR) return refuse('ARCHIVE_LINK');
  if (LITTER.test(name)) return { kind: 'drop' };
  if (entry.isEncrypted) return refuse('ARCHIVE_ENCRYPTED');
  if (entry.method !== STORED && entry.method !== DEFLATED) return refuse('ARCHIVE_METHOD');
  if (limits.refuseActive && ACTIVE.test(foldedName(name))) return refuse('ARCHIVE_ACTIVE_FILE');
  if (entry.sizeBytes > limits.maxFileBytes) return refuse('ARCHIVE_TOO_LARGE');
  if (entry.sizeBytes > limits.ratioFromBytes && entry.sizeBytes > entry.compressedBytes * limits.maxRatio)
    return refuse('ARCHIVE_RATIO');
  return ACCEPT;
}

/** Names that a file system could take for one another: case and Unicode forms folded. */
export function foldedName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[. ]+(?=\/|$)/g, '');
}
