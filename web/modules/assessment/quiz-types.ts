import type { z } from 'zod';
import type * as shapes from '../../../contract/quiz.ts';

export type Question = z.output<typeof shapes.Question>;
export type QuestionOf<T extends Question['type']> = Extract<Question, { type: T }>;
export type Choice = z.output<typeof shapes.Choice>;
export type AcceptedText = z.output<typeof shapes.AcceptedText>;
export type AcceptedNumber = z.output<typeof shapes.AcceptedNumber>;
export type Gap = z.output<typeof shapes.Gap>;
export type Paper = z.output<typeof shapes.Paper>;
export type PaperQuestion = z.output<typeof shapes.PaperQuestion>;
export type PaperOf<T extends PaperQuestion['type']> = Extract<PaperQuestion, { type: T }>;
export type Answer = z.output<typeof shapes.Answer>;
export type Answers = Readonly<Record<string, Answer>>;
/** What changed since the last save; null takes an answer back. */
export type ChangedAnswers = Record<string, Answer | null>;
export type Result = z.output<typeof shapes.AttemptResult>;

/** Hundredths of a point as people write them: `1`, `2,5`. */
export function pointsText(hundredths: number, language: 'fr' | 'en'): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 }).format(
    hundredths / 100,
  );
}

/** Basis points as a share: `70 %`, rounded down so that nobody is told they reached a mark they missed. */
export function percentText(basisPoints: number, language: 'fr' | 'en'): string {
  const percent = Math.floor(basisPoints / 10) / 10;
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(percent / 100);
}

/** True when something was answered: an empty text or an empty selection is no answer. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  if (typeof answer === 'string') return answer.trim() !== '';
  if (Array.isArray(answer)) return answer.length > 0;
  return typeof answer === 'boolean' || Object.values(answer).some((value) => value.trim() !== '');
}
