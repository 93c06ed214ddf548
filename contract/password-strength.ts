import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Fewest and most characters of a password. 12 with throttled doors: reliability rule after CNIL 2022-100 and ASVS 5.0. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;
/** Guesses an attacker must need, 10^10: the guessability threshold chosen under CNIL recommendation 2022-100. */
export const GUESSES_NEEDED_LOG10 = 10;

export type PasswordWeakness = 'TOO_SHORT' | 'TOO_LONG' | 'COMMON' | 'PERSONAL' | 'GUESSABLE';
export type PasswordVerdict = {
  readonly weakness: PasswordWeakness | null;
  /** Estimated guesses, as a power of ten. */
  readonly guessesLog10: number;
};

// A longer text is cut here: what follows can only make it stronger, and time stays bounded (under 5 ms).
const LOOKED_AT = 64;
const LONGEST_WORD = 16;
/** Guesses for a character that follows no pattern: ten, a cautious figure that favours length over variety. */
const CHARACTER_LOG10 = 1;

/**
 * Says whether a password is taken, and how many guesses it resists.
 *
 * No composition rule: length and how hard it is to guess, nothing else. `personal` holds the words of the person (names,
 * mail, organisation): a password made of them is refused whatever its length.
 * Source: CNIL deliberation 2022-100 of 21 July 2022 (guessability as an alternative to entropy); OWASP ASVS 5.0, 6.2.
 */
export function passwordVerdict(password: string, personal: readonly string[] = []): PasswordVerdict {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  const words = personalWords(personal);
  const guessesLog10 = Math.round(guesses(fold(text).slice(0, LOOKED_AT), words) * 10) / 10;
  const weakness = ((): PasswordWeakness | null => {
    if (length < PASSWORD_MIN) return 'TOO_SHORT';
    if (length > PASSWORD_MAX) return 'TOO_LONG';
    if (words.some((word) => word.length >= 4 && unleet(fold(text)).includes(word))) return 'PERSONAL';
    if (RANKS.has(fold(text)) || RANKS.has(letters(unleet(fold(text))))) return 'COMMON';
    return guessesLog10 < GUESSES_NEEDED_LOG10 ? 'GUESSABLE' : null;
  })();
  return { weakness, guessesLog10 };
}

const RANKS: ReadonlyMap<string, number> = new Map(COMMON_PASSWORDS.map((word, index) => [word, index + 1]));
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
};
const ROWS = [
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
];
const WALKS = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const unleet = (text: string) => [...text].map((letter) => LEET[letter] ?? letter).join('');
const letters = (text: string) => text.replace(/[^a-z]/g, '');

function personalWords(personal: readonly string[]): string[] {
  return personal.flatMap((text) => fold(text).split(/[^a-z0-9]+/)).filter((word) => word.length >= 3);
}

/**
 * Fewest guesses over every way of cutting the text into known pieces, as a power of ten.
 *
 * Pieces that follow each other multiply; each cut adds 1 (the attacker does not know where it is), and repeating a piece
 * that was already used costs the attacker almost nothing.
 */
function guesses(text: string, personal: readonly string[]): number {
  const best: number[] = [0];
  for (let end = 1; end <= text.length; end++) {
    let least = (best[end - 1] ?? 0) + CHARACTER_LOG10;
    for (let start = Math.max(0, end - LOOKED_AT); start < end - 1; start++) {
      const cost = pieceCost(text, { start, end }, personal);
      if (cost !== null) least = Math.min(least, (best[start] ?? 0) + cost + (start > 0 ? 0.3 : 0));
    }
    best.push(least);
  }
  return best[text.length] ?? 0;
}

function pieceCost(
  text: string,
  { start, end }: { start: number; end: number },
  personal: readonly string[],
): number | null {
  const piece = text.slice(start, end);
  const costs = [
    piece.length <= LONGEST_WORD ? wordCost(piece, personal) : null,
    walkCost(piece),
    repeatCost(piece),
    dateCost(piece),
    start > 0 && piece.length >= 3 && text.slice(0, start).includes(piece) ? 0.5 : null,
  ].filter((cost) => cost !== null);
  return costs.length > 0 ? Math.min(...costs) : null;
}

function wordCost(piece: string, personal: readonly string[]): number | null {
  const plain = unleet(piece);
  const isDisguised = plain !== piece;
  const disguise = isDisguised ? 0.6 : 0;
  for (const word of [piece, plain]) {
    if (personal.includes(word)) return 0.5 + disguise;
    const rank = RANKS.get(word) ?? RANKS.get([...word].reverse().join(''));
    if (rank !== undefined && word.length >= 3) return Math.max(0.5, Math.log10(rank)) + disguise + 0.3;
  }
  return null;
}

/** A walk along a keyboard row or the alphabet: a few starts, a length, two directions. */
function walkCost(piece: string): number | null {
  return piece.length >= 3 && WALKS.some((row) => `${row}${row}`.includes(piece)) ? 1 + Math.log10(piece.length) : null;
}

function repeatCost(piece: string): number | null {
  for (let size = 1; size <= piece.length / 2 && size <= 4; size++) {
    const unit = piece.slice(0, size);
    if (piece.length % size === 0 && piece.length >= 3 && unit.repeat(piece.length / size) === piece)
      return size * CHARACTER_LOG10 + Math.log10(piece.length / size);
  }
  return null;
}

/** A year or a date written in figures: about a hundred years, times 366 days. */
function dateCost(piece: string): number | null {
  if (/^(19|20)\d\d$/.test(piece)) return 2;
  if (/^(0?[1-9]|[12]\d|3[01])[-/. ]?(0?[1-9]|1[0-2])[-/. ]?((19|20)?\d\d)?$/.test(piece) && piece.length >= 4)
    return /\d{2}$/.test(piece) && piece.length >= 6 ? 4.5 : 2.5;
  if (/^(19|20)\d\d[-/. ]?(0[1-9]|1[0-2])[-/. ]?(0[1-9]|[12]\d|3[01])$/.test(piece)) return 4.5;
  return null;
}
