import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type AttemptPlace, type BestAttempt, findAttempt, listBestAttempts } from '../store/attempt.read.ts';
import { type AttemptView, checkLearner, showAttempt } from './show-attempt.ts';

/** An attempt as it may be shown now; without an id the latest one, null when none was ever started. Reads only. */
export async function readAttempt(
  ctx: Context,
  { attemptId, ...place }: AttemptPlace & { readonly attemptId?: string | undefined },
): Promise<AttemptView | null> {
  checkLearner(ctx, place, 'read');
  const attempt = await findAttempt(ctx, place, attemptId === undefined ? 'latest' : { attemptId });
  if (!attempt && attemptId !== undefined) throw new Refusal('NOT_FOUND');
  return attempt && showAttempt(ctx, place, attempt);
}

/** The best submitted attempt of a step, or null. Row security keeps learners to their own; companies see none. */
export async function bestAttempt(ctx: Context, enrolmentId: string, stepId: string): Promise<BestAttempt | null> {
  const [best] = await listBestAttempts(ctx, enrolmentId, stepId);
  return best ?? null;
}

/** The same for every step of an enrolment at once, for a learner's path. */
export async function bestAttempts(ctx: Context, enrolmentId: string): Promise<BestAttempt[]> {
  return listBestAttempts(ctx, enrolmentId);
}
