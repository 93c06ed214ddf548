import type { z } from 'zod';
import type { Answers } from '../../../../contract/assessment.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readAttempt, saveAnswers, startOrResumeAttempt, submitAttempt } from '../../assessment/index.ts';
import { noteStep } from './open-step.ts';
import { holdOwnStep, type OwnStep } from './read-learner-path.ts';

type At = { readonly enrolmentId: string; readonly stepId: string };
type OneAttempt = At & { readonly attemptId: string };

/** Opens the quiz of a step of one's own path, or gives back the attempt that is open. */
export async function openQuiz(ctx: Context, at: At) {
  const own = await holdOwnQuiz(ctx, at);
  const { learnerId, companyId } = own.enrolment;
  const attempt = await startOrResumeAttempt(ctx, { ...at, learnerId, companyId, quizId: own.quizId });
  await noteStep(ctx, own.enrolment, markOf(own, { isDone: false }));
  return attempt;
}

/** The latest attempt at the quiz of a step, with its result; null before the first. */
export async function readQuiz(ctx: Context, at: At) {
  const { enrolment } = await holdOwnQuiz(ctx, at);
  return { attempt: await readAttempt(ctx, { ...at, learnerId: enrolment.learnerId }) };
}

/** Keeps answers of an open attempt. */
export async function keepAnswers(
  ctx: Context,
  { answers, ...one }: OneAttempt & { answers: z.output<typeof Answers> },
): Promise<{ savedAt: string }> {
  const { enrolment } = await holdOwnQuiz(ctx, one);
  return saveAnswers(ctx, { ...one, learnerId: enrolment.learnerId, answers });
}

/**
 * Submits an attempt, once. The step is done when the quiz is passed, or when no attempt is left: an evaluation that was
 * taken to its end counts as an activity, whatever its result.
 */
export async function submitQuiz(
  ctx: Context,
  { answers, ...one }: OneAttempt & { answers: z.output<typeof Answers> },
) {
  const own = await holdOwnQuiz(ctx, one);
  const attempt = await submitAttempt(ctx, { ...one, learnerId: own.enrolment.learnerId, answers });
  const { result, attemptsLeft, attemptId } = attempt;
  if (result) {
    const isDone = result.passed || attemptsLeft === 0;
    const scored = { isDone, scoreBp: result.percentBp, passed: result.passed, evidence: `attempt:${attemptId}` };
    await noteStep(ctx, own.enrolment, { ...markOf(own, scored), ...scored });
  }
  return attempt;
}

async function holdOwnQuiz(ctx: Context, { enrolmentId, stepId }: At): Promise<OwnStep & { quizId: string }> {
  const own = await holdOwnStep(ctx, enrolmentId, stepId);
  const { quizId } = own.step;
  if (own.step.kind !== 'quiz' || !quizId) throw new Refusal('STEP_NOT_PLAYABLE');
  return { ...own, quizId };
}

const markOf = ({ enrolment, step }: OwnStep, { isDone }: { isDone: boolean }) => ({
  enrolmentId: enrolment.enrolmentId,
  stepId: step.stepId,
  learnerId: enrolment.learnerId,
  companyId: enrolment.companyId,
  isDone,
  progressBp: 0,
  scoreBp: null,
  passed: null,
  realSeconds: 0,
  bookmark: '',
  evidence: '',
});
