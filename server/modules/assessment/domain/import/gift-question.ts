import { gapsQuestion } from './build-gaps.ts';
import * as build from './build-question.ts';
import { type GiftAnswer, giftAnswers, giftNumbers, giftText, hideEscapes, showEscapes } from './gift-answers.ts';
import { leftOut, type NewId, type Taken } from './problem.ts';

export type GiftQuestion = Taken & { readonly name: string; readonly text: string };

type Parts = {
  readonly stem: build.Stem;
  /** Between the braces, escapes still hidden. */
  readonly inside: string;
  /** Before and after the braces, when text goes on after them. */
  readonly around: readonly [string, string] | null;
};

/** Reads one question of a GIFT file. */
export function readGiftQuestion(block: string, newId: NewId): GiftQuestion {
  const hidden = hideEscapes(block);
  const [title = '', name = ''] = /^\s*::([^:]*(?::[^:]+)*)::/.exec(hidden) ?? [];
  const body = hidden.slice(title.length);
  const shownName = showEscapes(name).trim();
  const [open, close] = [body.indexOf('{'), body.indexOf('}')];
  const bare = { name: shownName, text: giftText(body.slice(0, open < 0 ? body.length : open)).text };
  if (open < 0 && close < 0) return { ...bare, ...leftOut('NOT_A_QUESTION') };
  if (open < 0 || close < open || body.indexOf('{', open + 1) >= 0) return { ...bare, ...leftOut('SYNTAX') };
  const parts = partsOf(body, { open, close, name: shownName });
  return { ...bare, ...readByShape(parts, newId) };
}

function partsOf(body: string, { open, close, name }: { open: number; close: number; name: string }): Parts {
  const [before, after] = [body.slice(0, open), body.slice(close + 1)];
  const [inside = '', ...general] = body.slice(open + 1, close).split('####');
  const [format = ''] = /^\s*\[\w+\]/.exec(before) ?? [];
  const reduced = after.trim() ? giftText(`${before} _____ ${after}`) : giftText(before);
  const mark = '\ue010';
  const [left = '', right = ''] = giftText(`${before}${mark}${after}`).text.split(mark);
  const stem = {
    text: reduced.text || name,
    points: 100,
    feedback: giftText(`${format}${general.join('####')}`).text,
    remarks: reduced.hasMedia ? (['MEDIA_DROPPED'] as const) : [],
  };
  return { stem, inside: inside.trim(), around: after.trim() ? [left, right] : null };
}

function readByShape(parts: Parts, newId: NewId): Taken {
  const { stem, inside } = parts;
  if (inside === '') return leftOut('ESSAY_NOT_TAKEN');
  if (inside.startsWith('#')) return readNumbers(parts, newId);
  const statement = /^(T|TRUE|F|FALSE)\s*(?:#([^#]*)(?:#([^#]*))?)?$/i.exec(inside);
  if (statement) {
    const [, verdict = '', wrong = '', right = ''] = statement;
    const feedbacks = { wrongFeedback: giftText(wrong).text, rightFeedback: giftText(right).text };
    return build.trueFalseQuestion(stem, { isTrue: /^t/i.test(verdict), ...feedbacks }, newId);
  }
  const answers = giftAnswers(inside);
  if (!answers) return leftOut('SYNTAX');
  return answers.every(({ sign }) => sign === '=')
    ? readTyped(parts, answers, newId)
    : readChoices(parts, answers, newId);
}

function readNumbers({ stem, inside, around }: Parts, newId: NewId): Taken {
  const numbers = giftNumbers(inside.slice(1));
  if (!numbers) return leftOut('NUMBER_UNREADABLE');
  const remarks = numbers.hasDropped ? [...stem.remarks, 'WRONG_ANSWER_DROPPED' as const] : stem.remarks;
  const { accepted } = numbers;
  if (around) {
    const gap = { id: newId(), kind: 'number' as const, weight: 1, accepted };
    return gapsQuestion({ ...stem, remarks }, { text: around.join('[[1]]'), gaps: [gap] }, newId);
  }
  return build.numberQuestion({ ...stem, remarks }, { accepted, unit: '' }, newId);
}

/** Only right answers: pairs when each has an arrow, else what a person must type. */
function readTyped({ stem, around }: Parts, answers: readonly GiftAnswer[], newId: NewId): Taken {
  if (answers.every(({ text }) => text.includes('->'))) {
    const sides = answers.map(({ text }) => text.split('->').map((side) => side.trim()));
    return build.matchingQuestion(
      stem,
      sides.map(([left = '', right = '']) => ({ left, right })),
      newId,
    );
  }
  if (!around) return build.textQuestion(stem, { answers: written(answers), matchCase: false }, newId);
  const accepted = build.acceptedTexts(written(answers));
  const gap = { id: newId(), kind: 'text' as const, weight: 1, accepted, matchCase: false, matchAccents: false };
  return gapsQuestion(stem, { text: around.join('[[1]]'), gaps: [gap] }, newId);
}

/** With wrong answers: one choice when a `=` is there, several when shares are. */
function readChoices({ stem, around }: Parts, answers: readonly GiftAnswer[], newId: NewId): Taken {
  const several = !answers.some(({ sign }) => sign === '=') && answers.some(({ isWeighted }) => isWeighted);
  if (!around || several) return build.choiceQuestion(stem, { answers: written(answers), several }, newId);
  const choices = build.choicesOf(written(answers), false, newId);
  const gap = { id: newId(), kind: 'choice' as const, weight: 1, choices };
  return gapsQuestion(stem, { text: around.join('[[1]]'), gaps: [gap] }, newId);
}

const written = (answers: readonly GiftAnswer[]) =>
  answers.map(({ text, shareBp, feedback }) => ({ text, shareBp, feedback }));
