import { readNumber } from '../judge-number.ts';
import type { AcceptedNumber } from '../question.ts';
import { earned, shareOf, type WrittenAnswer } from './build-question.ts';
import { cleanText, reduceHtml } from './plain-text.ts';

// Escaped signs wait in a private area of Unicode while the unescaped ones cut the text.
const SIGNS = '~=#{}:\\n';
const FIRST = 0xe000;

export function hideEscapes(text: string): string {
  return text
    .replace(/[\ue000-\ue01f]/g, '')
    .replace(/\\([~=#{}:\\n])/g, (_, sign: string) => String.fromCharCode(FIRST + SIGNS.indexOf(sign)));
}

export function showEscapes(text: string): string {
  return text.replace(/[\ue000-\ue007]/g, (hidden) => {
    const sign = SIGNS.charAt(hidden.charCodeAt(0) - FIRST);
    return sign === 'n' ? '\n' : sign;
  });
}

/** Text of a piece, by the format it announces: [html], [plain], [markdown], [moodle]; what is not said may hold tags. */
export function giftText(piece: string): { text: string; hasMedia: boolean } {
  const [whole = '', format = ''] = /^\s*\[(html|plain|markdown|moodle)\]/i.exec(piece) ?? [];
  const shown = showEscapes(piece.slice(whole.length));
  return /^(plain|markdown)$/i.test(format) ? { text: cleanText(shown), hasMedia: false } : reduceHtml(shown);
}

export type GiftAnswer = WrittenAnswer & { readonly sign: '=' | '~'; readonly isWeighted: boolean };

/** One more than a question may have: enough to be refused as too long, however many the file writes. */
export const MOST_ANSWERS = 51;

/** Cuts `=right#feedback ~%50%half ~wrong`; null when something stands before the first sign. */
export function giftAnswers(inside: string): GiftAnswer[] | null {
  const [before = '', ...pieces] = inside.split(/(?=[=~])/);
  const all = /^[=~]/.test(before) ? [before, ...pieces] : before.trim() === '' ? pieces : null;
  return all?.slice(0, MOST_ANSWERS).map(giftAnswer) ?? null;
}

function giftAnswer(piece: string): GiftAnswer {
  const sign = piece.startsWith('=') ? '=' : '~';
  const [whole = '', percent = ''] = /^[=~]\s*%([^%]{1,12})%/.exec(piece) ?? [];
  const share = whole ? shareOf(percent) : null;
  const [text = '', ...feedback] = piece.slice(share === null ? 1 : whole.length).split('#');
  return {
    sign,
    isWeighted: share !== null,
    shareBp: share ?? (sign === '=' ? 10_000 : 0),
    text: giftText(text).text,
    feedback: giftText(feedback.join('#')).text,
  };
}

/** `3:0.5`, `2..4`, `50`: value and tolerance, else null. */
export function giftNumber(text: string): { value: number; tolerance: number } | null {
  const [low, high] = text.split('..').map((bound) => readNumber(bound));
  if (text.includes('..')) {
    if (low == null || high == null || high < low) return null;
    return { value: (low + high) / 2, tolerance: (high - low) / 2 };
  }
  const [value, tolerance] = text.split(':').map((part) => readNumber(part));
  if (value == null || tolerance === null || (tolerance ?? 0) < 0) return null;
  return { value, tolerance: tolerance ?? 0 };
}

/** Answers of `{#…}` without its first sign; null when one is not a number. A last `~#…` is feedback for all the rest. */
export function giftNumbers(inside: string): { accepted: AcceptedNumber[]; hasDropped: boolean } | null {
  const written = /^\s*[=~]/.test(inside) ? inside : `=${inside}`;
  const answers = giftAnswers(written) ?? [];
  const accepted: AcceptedNumber[] = [];
  for (const answer of answers) {
    if (answer.text === '' || answer.text === '*') continue;
    const number = giftNumber(answer.text);
    if (!number) return null;
    accepted.push({ ...number, shareBp: earned(answer.shareBp), feedback: answer.feedback });
  }
  return { accepted, hasDropped: answers.some(({ text }) => text === '' || text === '*') };
}
