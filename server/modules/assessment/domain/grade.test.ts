import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Paper, Question } from '../../../../contract/quiz.ts';
import { anyQuiz } from '../../../test/builders/questions.ts';
import { misfits } from './answers.ts';
import { faultsOf } from './faults.ts';
import { grade, maxPointsOf } from './grade.ts';
import { makePaper } from './paper.ts';
import type { Answer, Question as QuizQuestion } from './question.ts';

const seeds = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });
const questionsOf = (quiz: readonly { question: QuizQuestion }[]) => quiz.map(({ question }) => question);

/** The same question with every right answer moved elsewhere, parts keeping their ids and texts. */
function withOtherAnswers(question: QuizQuestion): QuizQuestion {
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return {
        ...question,
        choices: question.choices.map((one) => ({ ...one, isRight: !one.isRight, shareBp: 5, feedback: 'autre' })),
      };
    case 'trueFalse':
      return { ...question, isTrue: !question.isTrue };
    case 'shortText':
    case 'number':
      return { ...question, accepted: [] };
    case 'ordering':
      return { ...question, items: question.items.toReversed() };
    case 'matching': {
      const turned = question.pairs.map((_, at) => question.pairs[(at + 1) % question.pairs.length]);
      const pairs = question.pairs.map((pair, at) => ({
        ...pair,
        rightId: turned[at]?.rightId ?? '',
        right: turned[at]?.right ?? '',
      }));
      return { ...question, pairs };
    }
    case 'gaps':
      return {
        ...question,
        gaps: question.gaps.map((gap) =>
          gap.kind === 'choice'
            ? { ...gap, choices: gap.choices.map((one) => ({ ...one, isRight: !one.isRight })) }
            : { ...gap, accepted: [] },
        ),
      };
  }
}

test('a paper tells nothing of the right answers: moving them leaves it the same', () => {
  fc.assert(
    fc.property(anyQuiz, seeds, fc.boolean(), (quiz, seed, shuffle) => {
      const questions = questionsOf(quiz);
      expect(makePaper(questions.map(withOtherAnswers), seed, shuffle)).toEqual(makePaper(questions, seed, shuffle));
    }),
  );
});

test('a paper shows every question once, passes its contract, and the same seed gives it again', () => {
  fc.assert(
    fc.property(anyQuiz, seeds, fc.boolean(), (quiz, seed, shuffle) => {
      const questions = questionsOf(quiz);
      const paper = makePaper(questions, seed, shuffle);
      expect(Paper.parse(paper)).toEqual(makePaper(questions, seed, shuffle));
      expect(paper.questions.map(({ id }) => id).toSorted()).toEqual(questions.map(({ id }) => id).toSorted());
      if (!shuffle) expect(paper.questions.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
    }),
  );
});

test('the right answers earn every point, no answer earns none', () => {
  fc.assert(
    fc.property(anyQuiz, seeds, (quiz, seed) => {
      const questions = questionsOf(quiz);
      const paper = makePaper(questions, seed, true);
      const perfect = Object.fromEntries(quiz.map(({ question, perfect: answer }) => [question.id, answer]));
      const best = grade(questions, paper, perfect);
      const none = grade(questions, paper, {});
      const max = maxPointsOf(questions);
      expect([best.points, best.percentBp, best.questions.every(({ outcome }) => outcome === 'right')]).toEqual([
        max,
        10_000,
        true,
      ]);
      expect([none.points, none.maxPoints, none.questions.every(({ outcome }) => outcome === 'unanswered')]).toEqual([
        0,
        max,
        true,
      ]);
      expect([misfits(paper, perfect), faultsOf(questions).filter(({ code }) => code === 'RIGHT_MISSING')]).toEqual([
        [],
        [],
      ]);
    }),
  );
});

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.boolean(),
  fc.string(),
  fc.array(fc.string()),
  fc.dictionary(fc.string(), fc.string()),
);

test('whatever is sent, points stay between nothing and everything, question by question, and add up', () => {
  fc.assert(
    fc.property(anyQuiz, seeds, fc.array(anyAnswer, { minLength: 8, maxLength: 8 }), (quiz, seed, given) => {
      const questions = questionsOf(quiz);
      const answers = Object.fromEntries(questions.map(({ id }, at) => [id, given[at] ?? '']));
      const result = grade(questions, makePaper(questions, seed, true), answers);
      expect(result.questions.every(({ points, maxPoints }) => points >= 0 && points <= maxPoints)).toBe(true);
      expect(result.questions.reduce((total, { points }) => total + points, 0)).toBe(result.points);
    }),
  );
});

test('every question drawn here is one that the contract takes', () => {
  fc.assert(
    fc.property(anyQuiz, (quiz) => {
      for (const { question } of quiz) expect(Question.parse(question)).toEqual(question);
    }),
  );
});

test('a paper of another quiz is a defect, not a zero', () => {
  const paper = {
    questions: [{ id: 'q9', type: 'trueFalse' as const, text: 'La tension est dangereuse.', points: 100 }],
  };
  expect(() => grade([], paper, {})).toThrow('the paper shows question q9');
});
