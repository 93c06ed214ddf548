const MOST_WORDS = 6;

/**
 * How what was typed may be understood, the likeliest first; each reading is a list of word beginnings that must all match.
 *
 * An address stays whole. What holds a digit is first read as one code, spaces and dashes dropped: `732 829 320`,
 * `ses 2026-0123`. The longest word comes first: it leaves the least to look through.
 */
export function readSearch(typed: string): string[][] {
  const text = typed.normalize('NFC').toLowerCase();
  const words = text
    .split(/\s+/u)
    .flatMap((part) => (part.includes('@') ? [part] : part.split(/[^\p{L}\p{N}]+/u)))
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const kept = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
  const isCode = words.length > 1 && /\d/.test(text) && !text.includes('@');
  return isCode ? [[words.join('')], kept] : [kept];
}
