import type { Gap } from '../question.ts';
import { gapsQuestion } from './build-gaps.ts';
import * as build from './build-question.ts';
import { giftNumber, MOST_ANSWERS } from './gift-answers.ts';
import { leftOut, type NewId, type Taken } from './problem.ts';

/** Kinds of gap by their Moodle names; the variants only change how they are drawn on the screen. */
const CHOICE = /^(MULTICHOICE|MC)(_?[VHS]+)?$/;
const TEXT = /^(SHORTANSWER|SA|MW)(_?C)?$/;
const NUMBER = /^(NUMERICAL|NM)$/;

/**
 * A Moodle "cloze": `La {1:MULTICHOICE:=prise~lampe} est en {1:SHORTANSWER:=230} V.`
 *
 * Source: docs.moodle.org, "Embedded Answers (Cloze) question type", read November 2026.
 */
export function readCloze(stem: build.Stem, newId: NewId): Taken {
  const gaps: Gap[] = [];
  let text = '';
  let at = 0;
  for (const start of stem.text.matchAll(/\{(\d{0,3}):([A-Z_]{2,20}):/g)) {
    const from = start.index + start[0].length;
    if (start.index < at) continue;
    const end = closingBrace(stem.text, from);
    if (end < 0) return leftOut('SYNTAX');
    const [, weight = '', kind = ''] = start;
    const gap = readGap({ kind, weight: Number(weight) || 1, body: stem.text.slice(from, end) }, newId);
    if ('code' in gap) return leftOut(gap.code, gap.detail);
    gaps.push(gap);
    text += `${stem.text.slice(at, start.index)}[[${gaps.length}]]`;
    at = end + 1;
  }
  if (gaps.length === 0) return leftOut('NOT_A_QUESTION');
  return gapsQuestion(stem, { text: text + stem.text.slice(at), gaps }, newId);
}

function closingBrace(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '}') return at;
  }
  return -1;
}

type Left = { readonly code: 'TYPE_NOT_TAKEN' | 'NUMBER_UNREADABLE'; readonly detail: string };

function readGap({ kind, weight, body }: { kind: string; weight: number; body: string }, newId: NewId): Gap | Left {
  const answers = clozeAnswers(body);
  const base = { id: newId(), weight: Math.min(100, weight) };
  if (CHOICE.test(kind)) return { ...base, kind: 'choice', choices: build.choicesOf(answers, false, newId) };
  if (TEXT.test(kind)) {
    const matchCase = /C$/.test(kind);
    return { ...base, kind: 'text', accepted: build.acceptedTexts(answers), matchCase, matchAccents: false };
  }
  if (!NUMBER.test(kind)) return { code: 'TYPE_NOT_TAKEN', detail: `cloze ${kind}` };
  const accepted = answers
    .filter(({ text }) => text !== '*')
    .map(({ text, shareBp, feedback }) => ({ number: giftNumber(text), shareBp: build.earned(shareBp), feedback }));
  if (accepted.some(({ number }) => number === null)) return { code: 'NUMBER_UNREADABLE', detail: '' };
  return {
    ...base,
    kind: 'number',
    accepted: accepted.flatMap(({ number, ...one }) => (number ? [{ ...number, ...one }] : [])),
  };
}

/** `=right#feedback~%50%half~wrong`, with `\~`, `\#` and `\}` for the signs themselves. */
function clozeAnswers(body: string): build.WrittenAnswer[] {
  const pieces = body.split(/(?<!\\)~/).filter((piece) => piece.trim() !== '');
  return pieces.slice(0, MOST_ANSWERS).map((piece) => {
    const [whole = '', percent = ''] = /^\s*%(-?\d{1,3}(?:[.,]\d+)?)%/.exec(piece) ?? [];
    const isRight = piece.startsWith('=');
    const [text = '', ...feedback] = piece.slice(isRight ? 1 : whole.length).split(/(?<!\\)#/);
    const shareBp = isRight ? 10_000 : whole ? (build.shareOf(percent) ?? 0) : 0;
    return { text: unescaped(text), shareBp, feedback: unescaped(feedback.join('#')) };
  });
}

const unescaped = (text: string) => text.replace(/\\([~#}={"/\\])/g, '$1').trim();
