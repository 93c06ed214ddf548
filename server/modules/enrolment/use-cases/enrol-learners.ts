import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findSession, giveSeatBack, takeSeats } from '../../sessions/index.ts';
import * as reads from '../store/enrolment.read.ts';
import * as enrolments from '../store/enrolment.store.ts';

/**
 * Enrols known learners: all of them or nobody. Those who already are stay as they are and take no second seat.
 *
 * Keeps INV-ENR-01 (one enrolment per learner and session) and INV-SES-01 (never more people than seats), under any race.
 */
export async function enrolLearners(
  ctx: Context,
  sessionId: string,
  { learnerIds, source = 'office' }: { learnerIds: readonly string[]; source?: 'office' | 'roster' | 'portal' },
): Promise<{ enrolled: number; already: number }> {
  if (!(await findSession(ctx, sessionId))) throw new Refusal('NOT_FOUND');
  const asked = [...new Set(learnerIds)];
  const learners = await reads.listLearnersForEnrolment(ctx, sessionId, asked);
  if (learners.length !== asked.length) throw new Refusal('LEARNER_NOT_FOUND');
  const missing = learners.filter(({ enrolled }) => !enrolled);
  const full = missing.length > 0 ? await takeSeats(ctx, sessionId, missing.length) : null;
  if (full) throw new Refusal('SESSION_FULL', { left: full.left, asked: missing.length });
  let enrolled = 0;
  for (const { learnerId, companyId } of missing) {
    const enrolmentId = await enrolments.insertEnrolment(ctx, { sessionId, learnerId, companyId, source });
    if (!enrolmentId) {
      // A twin enrolled this person between our reading and our writing: the seat goes back.
      await giveSeatBack(ctx, sessionId);
      continue;
    }
    enrolled++;
    await ctx.record({
      action: 'enrolment.enrolled',
      subject: { kind: 'enrolment', id: enrolmentId },
      links: { session: sessionId, person: learnerId, company: companyId, enrolment: enrolmentId },
      facts: { source },
    });
  }
  return { enrolled, already: asked.length - enrolled };
}

/** Cancels an enrolment before anything was delivered, and gives its seat back. */
export async function cancelEnrolment(ctx: Context, enrolmentId: string, reason: string): Promise<void> {
  if (!(await reads.findEnrolment(ctx, enrolmentId))) throw new Refusal('NOT_FOUND');
  const cancelled = await enrolments.moveToCancelled(ctx, enrolmentId);
  if (!cancelled) throw new Refusal('ENROLMENT_MOVE_REFUSED');
  await giveSeatBack(ctx, cancelled.sessionId);
  await ctx.record({
    action: 'enrolment.cancelled',
    subject: { kind: 'enrolment', id: enrolmentId },
    links: {
      session: cancelled.sessionId,
      person: cancelled.learnerId,
      company: cancelled.companyId,
      enrolment: enrolmentId,
    },
    personal: { reason },
  });
}
