const PARTICLES = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'von',
  'van',
  'der',
  'da',
  'dos',
  'ben',
  'el',
  'al',
]);

/**
 * A name as people write it, from what a file holds: `DUPONT` becomes Dupont, `O'BRIEN` O’Brien, `jean-marie` Jean-Marie,
 * `DE LA TOUR` de La Tour. A name with mixed case is kept as its owner wrote it.
 */
export function properName(text: string): string {
  const clean = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .normalize('NFC')
    .replaceAll("'", '’');
  const isMixed = clean !== clean.toUpperCase() && clean !== clean.toLowerCase();
  if (isMixed) return clean;
  const words = clean.toLowerCase().split(' ');
  return words
    .map((word, index) =>
      words.length > 1 && index < words.length - 1 && PARTICLES.has(word) ? particle(word, index) : capitalise(word),
    )
    .join(' ');
}

/** French usage: « de » stays small, the article after it takes a capital (Jean de La Tour). */
function particle(word: string, index: number): string {
  return index > 0 && (word === 'la' || word === 'le' || word === 'les') ? capitalise(word) : word;
}

function capitalise(word: string): string {
  return word.replace(/(^|[-’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** What two spellings of one person share: no accent, no case, no punctuation. */
export function nameKey(firstName: string, lastName: string): string {
  const fold = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  return `${fold(lastName)} ${fold(firstName)}`;
}
