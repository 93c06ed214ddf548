import type { z } from 'zod';
import type { QuizFileProblem } from '../../../../../contract/assessment.ts';
import type { Question } from '../question.ts';

export type Problem = z.output<typeof QuizFileProblem>;
export type ProblemCode = Problem['code'];

/** What became of one question of a file: taken, perhaps with remarks, or left out with the reason. */
export type Taken = {
  readonly question: Question | null;
  readonly remarks: readonly { readonly code: ProblemCode; readonly detail?: string }[];
};

/** Gives ids to the parts of a question. Random in the product, so that they tell nothing; counted in tests. */
export type NewId = () => string;

export const leftOut = (code: ProblemCode, detail = ''): Taken => ({ question: null, remarks: [{ code, detail }] });

/** Name, or first words, by which a person finds the question again in the file. */
export function excerpt(name: string, text: string): string {
  const words = (name || text).replace(/\s+/g, ' ').trim();
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}
