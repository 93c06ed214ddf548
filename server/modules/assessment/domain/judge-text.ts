import { isSaid, type Judgement, line } from './judgement.ts';
import type { AcceptedText } from './question.ts';

export type TextRule = {
  readonly accepted: readonly AcceptedText[];
  readonly matchCase: boolean;
  readonly matchAccents: boolean;
};

/** What was typed against the accepted answers: the best share among those it matches. */
export function judgeText(rule: TextRule, typed: string): Judgement {
  const given = spaced(typed);
  const best = rule.accepted
    .filter(({ text }) => matches(pieces(text, rule), fold(given, rule)))
    .sort((a, b) => b.shareBp - a.shareBp)[0];
  const expected = rule.accepted.filter(({ shareBp }) => shareBp === 10_000).map(({ text }) => shownPattern(text));
  return {
    shareBp: best?.shareBp ?? 0,
    isAnswered: given !== '',
    lines: [line('', given, expected.join(' / '), best?.shareBp === 10_000)],
    feedback: best ? [best.feedback].filter(isSaid) : [],
  };
}

/** Typing habits that never make an answer wrong: spaces, curly apostrophes, composed accents. */
function spaced(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function fold(text: string, { matchCase, matchAccents }: TextRule): string {
  const cased = matchCase ? text : text.toLocaleLowerCase('fr');
  return matchAccents ? cased : withoutAccents(cased);
}

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', Œ: 'OE', Æ: 'AE', ß: 'ss' };

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[œæŒÆß]/g, (letter) => LIGATURES[letter] ?? letter);
}

/** The fixed pieces of a pattern, between its asterisks. */
function pieces(pattern: string, rule: TextRule): string[] {
  return spaced(pattern)
    .split(/(?<!\\)\*/)
    .map((piece) => fold(piece.replaceAll('\\*', '*'), rule));
}

const shownPattern = (pattern: string) => pattern.replace(/(?<!\\)\*/g, '…').replaceAll('\\*', '*');

/** Pieces in order, each at its first place after the one before: no backtracking, whatever the pattern. */
function matches(all: readonly string[], text: string): boolean {
  const [first = '', ...others] = all;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
