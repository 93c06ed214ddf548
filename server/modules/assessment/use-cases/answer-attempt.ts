import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { misfits } from '../domain/answers.ts';
import { grade, isPassed } from '../domain/grade.ts';
import type { Answers } from '../domain/question.ts';
import { type AttemptPlace, type AttemptRow, findAttempt } from '../store/attempt.read.ts';
import { lockStep, mergeAnswers, moveToSubmitted } from '../store/attempt.store.ts';
import { type AttemptView, checkLearner, showAttempt, versionOf } from './show-attempt.ts';
import { enrolmentOf, recordAttempt } from './start-attempt.ts';

export type OneAttempt = AttemptPlace & { readonly attemptId: string };

/**
 * Keeps answers of an open attempt; sending the same twice changes nothing. No line of the trail: what is proof is what is
 * submitted.
 *
 * Throws NOT_FOUND, ATTEMPT_SUBMITTED, ANSWERS_NOT_OF_PAPER.
 */
export async function saveAnswers(
  ctx: Context,
  { answers, ...one }: OneAttempt & { readonly answers: Answers },
): Promise<{ savedAt: string }> {
  checkLearner(ctx, one, 'write');
  const attempt = await findAttempt(ctx, one, one);
  if (!attempt) throw new Refusal('NOT_FOUND');
  if (!(await keep(ctx, attempt, answers))) throw new Refusal('ATTEMPT_SUBMITTED');
  return { savedAt: ctx.now.toISOString() };
}

/**
 * Grades an attempt, once: whoever comes second is given the result of the first. `answers` are the last ones, kept before
 * grading; they are ignored when the attempt is submitted already.
 *
 * Throws NOT_FOUND, ANSWERS_NOT_OF_PAPER.
 */
export async function submitAttempt(
  ctx: Context,
  { answers = {}, ...one }: OneAttempt & { readonly answers?: Answers | undefined },
): Promise<AttemptView> {
  checkLearner(ctx, one, 'write');
  const enrolment = await enrolmentOf(ctx, one);
  await lockStep(ctx, one);
  const attempt = await findAttempt(ctx, one, one, { lock: true });
  if (!attempt) throw new Refusal('NOT_FOUND');
  if (attempt.submittedAt) return showAttempt(ctx, one, attempt);
  if (Object.keys(answers).length > 0) await keep(ctx, attempt, answers);
  const version = await versionOf(ctx, attempt.versionId);
  const graded = grade(version.questions, attempt.paper, { ...attempt.answers, ...answers });
  const passed = isPassed(graded, version.passMarkBp);
  const result = { ...graded, questions: [...graded.questions], passed };
  if (!(await moveToSubmitted(ctx, attempt.attemptId, result))) throw new Error('a locked attempt was submitted twice');
  const { points, maxPoints, percentBp } = graded;
  await recordAttempt(ctx, 'assessment.attempt-submitted', {
    attemptId: attempt.attemptId,
    enrolment,
    facts: { number: attempt.number, versionId: attempt.versionId },
    personal: { points, maxPoints, percentBp, passed },
  });
  const submitted = await findAttempt(ctx, one, one);
  if (!submitted) throw new Error('a submitted attempt is gone');
  return showAttempt(ctx, one, submitted);
}

async function keep(ctx: Context, attempt: AttemptRow, answers: Answers): Promise<boolean> {
  if (misfits(attempt.paper, answers).length > 0) throw new Refusal('ANSWERS_NOT_OF_PAPER');
  return mergeAnswers(ctx, attempt.attemptId, answers);
}
