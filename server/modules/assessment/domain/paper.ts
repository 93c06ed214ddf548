import { withoutAnswers } from '../../../../contract/quiz-paper.ts';
import { drawer, shuffled } from './draw.ts';
import type { Paper, PaperQuestion, Question } from './question.ts';

/**
 * The questions as one attempt shows them, without right answers.
 *
 * `shuffle` draws the order of questions and choices too; what is to be matched or put in order is always drawn. The same
 * seed gives the same paper.
 */
export function makePaper(questions: readonly Question[], seed: number, shuffle: boolean): Paper {
  const draw = drawer(seed);
  const shown = questions.map((question) => drawn(withoutAnswers(question), shuffle, draw));
  return { questions: shuffle ? shuffled(shown, draw) : shown };
}

function drawn(question: PaperQuestion, shuffle: boolean, draw: () => number): PaperQuestion {
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return shuffle ? { ...question, choices: shuffled(question.choices, draw) } : question;
    case 'matching':
      return { ...question, options: shuffled(question.options, draw) };
    case 'ordering':
      return { ...question, items: shuffled(question.items, draw) };
    case 'gaps':
      return shuffle
        ? { ...question, gaps: question.gaps.map((gap) => ({ ...gap, options: shuffled(gap.options, draw) })) }
        : question;
    default:
      return question;
  }
}
