import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type EnrolmentFacts, findEnrolment } from '../../enrolment/index.ts';
import { attemptsLeft } from '../domain/attempts-left.ts';
import { maxPointsOf } from '../domain/grade.ts';
import { makePaper } from '../domain/paper.ts';
import { type AttemptPlace, countAttempts, findAttempt } from '../store/attempt.read.ts';
import { insertAttempt, lockStep } from '../store/attempt.store.ts';
import { type AttemptView, checkLearner, publishedVersionOf, showAttempt } from './show-attempt.ts';

/**
 * Opens the learner's next attempt at a step, or gives back the one that is open. The caller has checked that the step is
 * theirs, unlocked, and made of this quiz.
 *
 * Throws NOT_FOUND, QUIZ_NOT_PUBLISHED, QUIZ_ALREADY_PASSED, ATTEMPTS_EXHAUSTED.
 */
export async function startOrResumeAttempt(
  ctx: Context,
  { quizId, companyId, ...place }: AttemptPlace & { readonly quizId: string; readonly companyId: string | null },
): Promise<AttemptView> {
  checkLearner(ctx, place, 'write');
  const enrolment = await enrolmentOf(ctx, place);
  await lockStep(ctx, place);
  const open = await findAttempt(ctx, place, 'open');
  if (open) return showAttempt(ctx, place, open);
  const version = await publishedVersionOf(ctx, quizId);
  if (!version) throw new Refusal('QUIZ_NOT_PUBLISHED');
  const made = await countAttempts(ctx, place);
  if (attemptsLeft(version.maxAttempts, made) === 0)
    throw made.hasPassed
      ? new Refusal('QUIZ_ALREADY_PASSED')
      : new Refusal('ATTEMPTS_EXHAUSTED', { max: version.maxAttempts });
  const seed = ctx.randomBytes(4).readInt32BE();
  const { versionId, questions } = version;
  const paper = makePaper(questions, seed, version.shuffle);
  const number = made.used + 1;
  const maxPoints = maxPointsOf(questions);
  const attemptId = await insertAttempt(ctx, { ...place, versionId, companyId, number, seed, paper, maxPoints });
  const started = attemptId ? await findAttempt(ctx, place, { attemptId }) : null;
  if (!started) throw new Error('the step was locked, yet its attempt could not be opened');
  await recordAttempt(ctx, 'assessment.attempt-started', {
    attemptId: started.attemptId,
    enrolment,
    facts: { number, versionId },
  });
  return showAttempt(ctx, place, started);
}

/** The enrolment behind a step, when it is this learner's. */
export async function enrolmentOf(ctx: Context, { enrolmentId, learnerId }: AttemptPlace): Promise<EnrolmentFacts> {
  const enrolment = await findEnrolment(ctx, enrolmentId);
  if (enrolment?.learnerId !== learnerId) throw new Refusal('NOT_FOUND');
  return enrolment;
}

type AttemptLine = {
  readonly attemptId: string;
  readonly enrolment: EnrolmentFacts;
  readonly facts: Record<string, unknown>;
  readonly personal?: Record<string, unknown>;
};

/** One line of the trail that the session and the learner find again. A score is personal: it stays out of the chain. */
export function recordAttempt(
  ctx: Context,
  action: string,
  { attemptId, enrolment, facts, personal }: AttemptLine,
): Promise<void> {
  const { sessionId, learnerId, companyId, enrolmentId } = enrolment;
  return ctx.record({
    action,
    subject: { kind: 'attempt', id: attemptId },
    links: { session: sessionId, person: learnerId, company: companyId, enrolment: enrolmentId },
    facts,
    ...(personal ? { personal } : {}),
  });
}
