import { type Context, personOf } from '../../../kernel/context.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import * as logins from '../store/login.store.ts';

/** Ends the caller's own login. Doing it twice is not an error. */
export async function signOut(ctx: Context, http: HttpFacts): Promise<void> {
  const { personId, loginId } = personOf(ctx);
  http.setLogin(null);
  if (!loginId || !(await logins.endLogin(ctx, loginId, personId))) return;
  await ctx.record({
    action: 'identity.signed-out',
    subject: { kind: 'person', id: personId },
    links: { person: personId },
    facts: { loginId },
  });
}
