import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { changePerson } from '../../identity/index.ts';
import { holdLearner, type LearnerCard, updateLearner } from '../store/learner.store.ts';
import { checkedEmail, existingCompany } from './add-learner.ts';

/**
 * Changes a learner's card, from the one that was read at this revision.
 *
 * Enrolments keep the employer of their time: a former employer goes on seeing what it paid for, a new one does not see it.
 * Asking for what is already so changes nothing and says yes, so that a call may be repeated.
 */
export async function changeLearner(
  ctx: Context,
  personId: string,
  { revision, ...asked }: LearnerCard & { revision: number },
): Promise<void> {
  const card = { ...asked, email: checkedEmail(asked.email), companyId: await existingCompany(ctx, asked.companyId) };
  const held = await holdLearner(ctx, personId);
  if (!held) throw new Refusal('NOT_FOUND');
  const { revision: now, ...before } = held;
  if (isDeepStrictEqual(before, card)) return;
  if (now !== revision) throw new Refusal('CARD_CHANGED_MEANWHILE');
  const changed = await changePerson(ctx, personId, card);
  if (!changed) throw new Refusal('EMAIL_TAKEN');
  await updateLearner(ctx, personId, card);
  await ctx.record({
    action: 'people.learner-changed',
    subject: { kind: 'person', id: personId },
    links: { person: personId, company: card.companyId },
    facts: { emailChanged: changed.emailChanged, companyChanged: before.companyId !== card.companyId },
    personal: { before, after: card },
  });
}
