import type { z } from 'zod';
import type * as shapes from '../../../../contract/quiz.ts';

export type Question = z.output<typeof shapes.Question>;
export type QuestionOf<T extends Question['type']> = Extract<Question, { type: T }>;
export type Choice = z.output<typeof shapes.Choice>;
export type AcceptedText = z.output<typeof shapes.AcceptedText>;
export type AcceptedNumber = z.output<typeof shapes.AcceptedNumber>;
export type Gap = z.output<typeof shapes.Gap>;
export type PaperQuestion = z.output<typeof shapes.PaperQuestion>;
export type Paper = z.output<typeof shapes.Paper>;
export type Answer = z.output<typeof shapes.Answer>;
/** Question id to answer. */
export type Answers = Readonly<Record<string, Answer | null>>;
export type QuestionResult = z.output<typeof shapes.QuestionResult>;
export type AttemptResult = z.output<typeof shapes.AttemptResult>;
export type ResultLine = z.output<typeof shapes.ResultLine>;

/** A whole, in basis points. */
export const WHOLE_BP = 10_000;
