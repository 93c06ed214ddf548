import type { Answer, Answers, Paper, PaperQuestion } from './question.ts';

/** Ids of the answers that cannot have been given to this paper: unknown question, wrong shape, unknown choice. */
export function misfits(paper: Paper, answers: Answers): string[] {
  const questions = new Map(paper.questions.map((question) => [question.id, question]));
  return Object.entries(answers)
    .filter(([id, answer]) => {
      const question = questions.get(id);
      return !question || (answer !== null && !fits(question, answer));
    })
    .map(([id]) => id);
}

/** True when the answer has the shape of the question and names only what the paper shows. */
export function fits(question: PaperQuestion, answer: Answer): boolean {
  switch (question.type) {
    case 'trueFalse':
      return typeof answer === 'boolean';
    case 'shortText':
    case 'number':
      return typeof answer === 'string';
    case 'singleChoice':
      return typeof answer === 'string' && idsOf(question.choices).has(answer);
    case 'multipleChoice':
      return isSelection(answer, idsOf(question.choices));
    case 'ordering':
      return isSelection(answer, idsOf(question.items)) && answer.length === question.items.length;
    case 'matching':
      return everyEntry(answer, (row, option) => idsOf(question.rows).has(row) && idsOf(question.options).has(option));
    case 'gaps':
      return everyEntry(answer, (id, value) => {
        const gap = question.gaps.find((one) => one.id === id);
        return gap !== undefined && (gap.kind !== 'choice' || idsOf(gap.options).has(value));
      });
  }
}

const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id));

function isSelection(answer: Answer, known: ReadonlySet<string>): answer is string[] {
  return Array.isArray(answer) && new Set(answer).size === answer.length && answer.every((id) => known.has(id));
}

function everyEntry(answer: Answer, isFine: (key: string, value: string) => boolean): boolean {
  if (typeof answer !== 'object' || Array.isArray(answer)) return false;
  return Object.entries(answer).every(([key, value]) => isFine(key, value));
}
