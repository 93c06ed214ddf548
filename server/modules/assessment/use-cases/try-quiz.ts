import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { misfits } from '../domain/answers.ts';
import { grade, isPassed } from '../domain/grade.ts';
import { makePaper } from '../domain/paper.ts';
import type { Answers, AttemptResult, Paper } from '../domain/question.ts';
import { findCurrent, type QuizVersion } from '../store/quiz.read.ts';

/** Every try of a version sees the same paper, so that nothing has to be kept between the two calls. */
const TRIAL_SEED = 1;

/** The paper of the draft, else of the published version, in its author's order. */
export async function openTrial(
  ctx: Context,
  quizId: string,
): Promise<{ title: string; passMarkBp: number; paper: Paper }> {
  const { title, passMarkBp, questions } = await currentOf(ctx, quizId);
  return { title, passMarkBp, paper: makePaper(questions, TRIAL_SEED, false) };
}

/** Grades a try with its right answers. Writes nothing. */
export async function gradeTrial(ctx: Context, quizId: string, answers: Answers): Promise<AttemptResult> {
  const { questions, passMarkBp } = await currentOf(ctx, quizId);
  const paper = makePaper(questions, TRIAL_SEED, false);
  if (misfits(paper, answers).length > 0) throw new Refusal('ANSWERS_NOT_OF_PAPER');
  const graded = grade(questions, paper, answers);
  return {
    ...graded,
    questions: [...graded.questions],
    passed: isPassed(graded, passMarkBp),
    revealsAnswers: true,
  };
}

async function currentOf(ctx: Context, quizId: string): Promise<QuizVersion> {
  const current = await findCurrent(ctx, quizId);
  if (!current) throw new Refusal('NOT_FOUND');
  return current;
}
