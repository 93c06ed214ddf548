import type { AttemptResult, QuestionResult } from './question.ts';

/** What was kept of a graded attempt, right answers included. */
export type KeptResult = Omit<AttemptResult, 'revealsAnswers'>;

/**
 * The result as the learner may see it now. While another attempt may be made, right answers stay out: the next attempt
 * would otherwise measure memory alone. Points, outcome and feedback are always shown.
 */
export function shownResult(kept: KeptResult, attemptsLeft: number | null): AttemptResult {
  const revealsAnswers = kept.passed || attemptsLeft === 0;
  return { ...kept, revealsAnswers, questions: revealsAnswers ? kept.questions : kept.questions.map(veiled) };
}

/** Lines that name only a missed right answer go as well: their number would tell. */
function veiled(question: QuestionResult): QuestionResult {
  const lines = question.lines
    .filter(({ label, given }) => label !== '' || given !== '')
    .map((one) => ({ ...one, right: null, isRight: null }));
  return { ...question, lines };
}
