import type { Application, Context } from '../../../kernel/context.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { magicLinkRole } from '../domain/link-rule.ts';
import { type AccountOwner, findOwner, findPersonByEmail } from '../store/account.store.ts';
import { sendLink } from './send-link.ts';

const DOOR = { actor: { kind: 'system', name: 'identity' } } as const;

type Asked = { email: string; http: HttpFacts };

/** "Mot de passe oublié": a link leaves when the address is known; the answer never tells. */
export function askPasswordReset(app: Application, asked: Asked): Promise<void> {
  return askLink(app, asked, async (ctx, owner) => sendLink(ctx, owner, { purpose: 'password-reset' }));
}

/** A link that signs in without a password, for those who reach their own data only. */
export function askMagicLink(app: Application, asked: Asked): Promise<void> {
  return askLink(app, asked, async (ctx, owner) => {
    const role = magicLinkRole(owner.roles);
    if (role) await sendLink(ctx, owner, { purpose: 'magic-link', role });
  });
}

/** Five links per address and thirty per network address in an hour; an unknown address costs the same work but the mail. */
async function askLink(
  app: Application,
  { email, http }: Asked,
  send: (ctx: Context, owner: AccountOwner) => Promise<void>,
): Promise<void> {
  await countTry(app, { door: 'link-account', subject: email.toLowerCase(), limit: 5, windowMn: 60 });
  await countTry(app, { door: 'link-address', subject: http.address, limit: 30, windowMn: 60 });
  await app.transaction(DOOR, async (ctx) => {
    const personId = await findPersonByEmail(ctx, email);
    const owner = personId ? await findOwner(ctx, personId) : null;
    if (owner && !owner.suspendedAt) await send(ctx, owner);
  });
}
