import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addPerson } from '../../identity/index.ts';
import { readEmail } from '../domain/email.ts';
import { insertLearner, type NewLearner } from '../store/learner.store.ts';

/** Adds a person who will be trained. One address, one person. */
export async function addLearner(ctx: Context, learner: NewLearner): Promise<{ personId: string }> {
  const email = learner.email ? readEmail(learner.email) : null;
  if (learner.email && !email) throw new Refusal('EMAIL_INVALID');
  const personId = await addPerson(ctx, { ...learner, email: email?.email ?? null });
  if (!personId) throw new Refusal('EMAIL_TAKEN');
  await insertLearner(ctx, personId, learner);
  await ctx.record({
    action: 'people.learner-added',
    subject: { kind: 'person', id: personId },
    links: { person: personId, company: learner.companyId },
    personal: { firstName: learner.firstName, lastName: learner.lastName },
  });
  return { personId };
}
