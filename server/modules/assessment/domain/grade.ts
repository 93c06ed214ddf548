import { fits } from './answers.ts';
import { judgeChoice, judgeChoices, judgeTrueFalse } from './judge-choice.ts';
import { judgeGaps } from './judge-gaps.ts';
import { judgeNumber } from './judge-number.ts';
import { judgeMatching, judgeOrdering } from './judge-rows.ts';
import { judgeText } from './judge-text.ts';
import type { Judgement } from './judgement.ts';
import {
  type Answer,
  type Answers,
  type Paper,
  type PaperQuestion,
  type Question,
  type QuestionResult,
  WHOLE_BP,
} from './question.ts';

export type Grade = {
  /** Hundredths of a point. */
  readonly points: number;
  readonly maxPoints: number;
  /** Rounded down: 69.99 % is not 70 %. */
  readonly percentBp: number;
  readonly questions: readonly QuestionResult[];
};

/**
 * Points of an attempt, in hundredths, question by question in the order of its paper.
 *
 * An answer that does not fit its question counts as none. Throws when the paper was not made from these questions.
 */
export function grade(questions: readonly Question[], paper: Paper, answers: Answers): Grade {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const results = paper.questions.map((shown) => {
    const question = byId.get(shown.id);
    if (!question) throw new Error(`the paper shows question ${shown.id}, which its quiz does not have`);
    return gradeQuestion(question, shown, answers[shown.id] ?? null);
  });
  const points = sum(results.map((result) => result.points));
  const maxPoints = sum(results.map((result) => result.maxPoints));
  const percentBp = maxPoints === 0 ? 0 : Math.floor((points * WHOLE_BP) / maxPoints);
  return { points, maxPoints, percentBp, questions: results };
}

/** True when the points reach the mark, in basis points of all of them. */
export function isPassed({ points, maxPoints }: Pick<Grade, 'points' | 'maxPoints'>, passMarkBp: number): boolean {
  return points * WHOLE_BP >= passMarkBp * maxPoints;
}

/** Sum of the points of a quiz, in hundredths. */
export function maxPointsOf(questions: readonly Pick<Question, 'points'>[]): number {
  return sum(questions.map(({ points }) => points));
}

function gradeQuestion(question: Question, shown: PaperQuestion, answer: Answer | null): QuestionResult {
  const judgement = judge(question, shown, answer !== null && fits(shown, answer) ? answer : blankOf(question));
  const points = Math.round((question.points * judgement.shareBp) / WHOLE_BP);
  return {
    questionId: question.id,
    points,
    maxPoints: question.points,
    outcome: outcomeOf(judgement),
    lines: [...judgement.lines],
    feedback: [...judgement.feedback, question.feedback].filter((text) => text !== ''),
  };
}

function outcomeOf({ shareBp, isAnswered }: Judgement): QuestionResult['outcome'] {
  if (!isAnswered) return 'unanswered';
  if (shareBp >= WHOLE_BP) return 'right';
  return shareBp > 0 ? 'partial' : 'wrong';
}

function judge(question: Question, shown: PaperQuestion, answer: Answer): Judgement {
  const typed = typeof answer === 'string' ? answer : '';
  const list = Array.isArray(answer) ? answer : [];
  const filled = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
  switch (question.type) {
    case 'singleChoice':
      return judgeChoice(question.choices, typed);
    case 'multipleChoice':
      return judgeChoices(question, list);
    case 'trueFalse':
      return typeof answer === 'boolean' ? judgeTrueFalse(question, answer) : unanswered(String(question.isTrue));
    case 'shortText':
      return judgeText(question, typed);
    case 'number':
      return judgeNumber(question, typed);
    case 'matching':
      return shown.type === 'matching' ? judgeMatching(question, shown, filled) : unanswered('');
    case 'ordering':
      return judgeOrdering(question, list);
    case 'gaps':
      return judgeGaps(question, filled);
  }
}

const unanswered = (right: string): Judgement => ({
  shareBp: 0,
  isAnswered: false,
  lines: [{ label: '', given: '', right, isRight: false }],
  feedback: [],
});

/** What no answer looks like to the judge of this type. */
function blankOf({ type }: Question): Answer {
  if (type === 'multipleChoice' || type === 'ordering') return [];
  return type === 'matching' || type === 'gaps' ? {} : '';
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
