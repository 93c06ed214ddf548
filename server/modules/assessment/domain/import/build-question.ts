import { Question as QuestionShape } from '../../../../../contract/quiz.ts';
import type { AcceptedNumber, AcceptedText, Choice, Question } from '../question.ts';
import { leftOut, type NewId, type ProblemCode, type Taken } from './problem.ts';

/** What both formats say of a question before its answers. */
export type Stem = {
  readonly text: string;
  /** Hundredths of a point. */
  readonly points: number;
  readonly feedback: string;
  readonly remarks: readonly ProblemCode[];
};

/** One answer as a file writes it. `shareBp` from -10 000 to 10 000. */
export type WrittenAnswer = { readonly text: string; readonly shareBp: number; readonly feedback: string };

/** A share that means "this is the right one": files round 100 %. */
export const isFull = (shareBp: number) => shareBp >= 9_990;

/** The question when it passes the contract; anything beyond its lengths is left out and said. */
export function taken(stem: Stem, question: Question): Taken {
  const checked = QuestionShape.safeParse(question);
  if (!checked.success) return leftOut('TOO_LONG');
  return { question: checked.data, remarks: stem.remarks.map((code) => ({ code })) };
}

export const base = ({ text, points, feedback }: Stem, newId: NewId) => ({ id: newId(), text, points, feedback });

/** For one choice among several a share below nothing is nothing: no question takes points away. */
export function choicesOf(answers: readonly WrittenAnswer[], several: boolean, newId: NewId): Choice[] {
  return answers.map(({ text, shareBp, feedback }) => {
    const isRight = several ? shareBp > 0 : isFull(shareBp);
    const isPlain = !several && (isRight || shareBp <= 0);
    return { id: newId(), text, isRight, shareBp: isPlain ? null : bounded(shareBp), feedback };
  });
}

export function choiceQuestion(
  stem: Stem,
  { answers, several }: { answers: readonly WrittenAnswer[]; several: boolean },
  newId: NewId,
): Taken {
  if (answers.length < 2) return leftOut('TOO_FEW_CHOICES');
  const choices = choicesOf(answers, several, newId);
  if (!choices.some(({ isRight }) => isRight)) return leftOut('NO_RIGHT_ANSWER');
  const own = base(stem, newId);
  return taken(
    stem,
    several
      ? { ...own, type: 'multipleChoice', choices, credit: 'partial' }
      : { ...own, type: 'singleChoice', choices },
  );
}

export function acceptedTexts(answers: readonly WrittenAnswer[]): AcceptedText[] {
  return answers.filter(({ text }) => text !== '').map((one) => ({ ...one, shareBp: earned(one.shareBp) }));
}

export function textQuestion(
  stem: Stem,
  { answers, matchCase }: { answers: readonly WrittenAnswer[]; matchCase: boolean },
  newId: NewId,
): Taken {
  const accepted = acceptedTexts(answers);
  if (!accepted.some(({ shareBp }) => shareBp === 10_000)) return leftOut('NO_RIGHT_ANSWER');
  return taken(stem, { ...base(stem, newId), type: 'shortText', accepted, matchCase, matchAccents: false });
}

export function numberQuestion(
  stem: Stem,
  { accepted, unit }: { accepted: readonly AcceptedNumber[]; unit: string },
  newId: NewId,
): Taken {
  if (!accepted.some(({ shareBp }) => shareBp === 10_000)) return leftOut('NO_RIGHT_ANSWER');
  return taken(stem, { ...base(stem, newId), type: 'number', accepted: [...accepted], unit });
}

export function trueFalseQuestion(
  stem: Stem,
  facts: { isTrue: boolean; rightFeedback: string; wrongFeedback: string },
  newId: NewId,
): Taken {
  return taken(stem, { ...base(stem, newId), type: 'trueFalse', ...facts });
}

/** Pairs with an empty left side are decoys. */
export function matchingQuestion(stem: Stem, written: readonly { left: string; right: string }[], newId: NewId): Taken {
  const sides = written.filter(({ right }) => right !== '');
  const pairs = sides.filter(({ left }) => left !== '').map((one) => ({ ...one, id: newId(), rightId: newId() }));
  const decoys = sides.filter(({ left }) => left === '').map(({ right }) => ({ id: newId(), text: right }));
  if (pairs.length < 2) return leftOut('TOO_FEW_CHOICES');
  return taken(stem, { ...base(stem, newId), type: 'matching', pairs, decoys });
}

/** Between nothing and everything, full when the file meant full. */
export const earned = (shareBp: number) => (isFull(shareBp) ? 10_000 : Math.max(0, shareBp));
const bounded = (shareBp: number) => (isFull(shareBp) ? 10_000 : Math.max(-10_000, shareBp));

/** Basis points of "33.33333", "50" or "-25,5" percent; null when it is not a number. */
export function shareOf(percent: string): number | null {
  const value = /^\s*-?\d{1,3}([.,]\d+)?\s*$/.test(percent) ? Number(percent.replace(',', '.')) : Number.NaN;
  return Number.isFinite(value) ? Math.round(value * 100) : null;
}
