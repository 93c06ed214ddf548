import type { z } from 'zod';
import type { PaperQuestion, Question } from './quiz.ts';

type Question_ = z.output<typeof Question>;
type Shown = z.output<typeof PaperQuestion>;
type Row = { readonly id: string; readonly text: string };

/**
 * A question without its right answers, as learners and the editor's preview see it.
 *
 * Rows whose order would give the answer away (matching, ordering) come sorted by their random id: what comes out never
 * depends on which answer is right.
 */
export function withoutAnswers(question: Question_): Shown {
  const { id, text, points } = question;
  const shown = { id, text, points };
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return { ...shown, type: question.type, choices: question.choices.map(bare) };
    case 'trueFalse':
    case 'shortText':
      return { ...shown, type: question.type };
    case 'number':
      return { ...shown, type: 'number', unit: question.unit };
    case 'matching':
      return { ...shown, type: 'matching', ...matchingRows(question) };
    case 'ordering':
      return { ...shown, type: 'ordering', items: byId(question.items.map(bare)) };
    case 'gaps':
      return {
        ...shown,
        type: 'gaps',
        gaps: question.gaps.map((gap) => ({
          id: gap.id,
          kind: gap.kind,
          options: gap.kind === 'choice' ? gap.choices.map(bare) : [],
        })),
      };
  }
}

/** Two pairs with the same right side share one option, else the doubled text would say where it goes. */
function matchingRows({ pairs, decoys }: Extract<Question_, { type: 'matching' }>): { rows: Row[]; options: Row[] } {
  const rights = byId([...pairs.map(({ rightId, right }) => ({ id: rightId, text: right })), ...decoys.map(bare)]);
  const options = rights.filter((row, at) => rights.findIndex(({ text }) => text === row.text) === at);
  return { rows: pairs.map(({ id, left }) => ({ id, text: left })), options };
}

const bare = ({ id, text }: Row): Row => ({ id, text });
const byId = (rows: Row[]): Row[] => rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
