import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import * as terms from '../store/company-terms.store.ts';

/**
 * Keeps the terms on which a company sends its people to a session: price, payer, who signs.
 *
 * Asking for what is already so changes nothing and says yes, so that a call may be repeated.
 */
export async function keepCompanyTerms(
  ctx: Context,
  { sessionId, companyId }: { sessionId: string; companyId: string },
  { revision, ...facts }: terms.TermsFacts & { revision: number },
): Promise<void> {
  if (!(await terms.sendsSomebody(ctx, sessionId, companyId))) throw new Refusal('NOT_FOUND');
  const before = (await terms.listCompanyTerms(ctx, sessionId)).find((one) => one.companyId === companyId);
  if (before) {
    const { companyId: _, revision: __, ...known } = before;
    if (isDeepStrictEqual(known, facts)) return;
  }
  if (!(await terms.keepTerms(ctx, { sessionId, companyId, revision, facts })))
    throw new Refusal('TERMS_CHANGED_MEANWHILE');
  await ctx.record({
    action: 'enrolment.terms-kept',
    subject: { kind: 'session', id: sessionId },
    links: { session: sessionId, company: companyId },
    facts: { basis: facts.basis, priceCents: facts.priceCents },
  });
}
