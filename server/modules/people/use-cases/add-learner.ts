import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addPerson } from '../../identity/index.ts';
import { readEmail } from '../domain/email.ts';
import { isCompany } from '../store/company.store.ts';
import { insertLearner, type NewLearner } from '../store/learner.store.ts';

/** Adds a person who will be trained. One address, one person. */
export async function addLearner(ctx: Context, learner: NewLearner): Promise<{ personId: string }> {
  await existingCompany(ctx, learner.companyId);
  const personId = await addPerson(ctx, { ...learner, email: checkedEmail(learner.email) });
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

/** The address as it can be used; null when none was given. */
export function checkedEmail(typed: string | null): string | null {
  if (!typed) return null;
  const reading = readEmail(typed);
  if (!reading) throw new Refusal('EMAIL_INVALID');
  return reading.email;
}

export async function existingCompany(ctx: Context, companyId: string | null): Promise<string | null> {
  if (companyId && !(await isCompany(ctx, companyId))) throw new Refusal('NOT_FOUND');
  return companyId;
}
