import type { Answer, PaperQuestion } from '../quiz-types.ts';

export type FieldProps<Q extends PaperQuestion> = {
  question: Q;
  answer: Answer | undefined;
  /** Null takes the answer back. */
  onChange: (answer: Answer | null) => void;
};
