import type { Application, Context } from '../../../kernel/context.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { magicLinkRole } from '../domain/link-rule.ts';
import { findOwner, findPersonByEmail } from '../store/account.store.ts';
import { sendLink } from './send-link.ts';

const DOOR = { actor: { kind: 'system', name: 'identity' } } as const;
const SEAL = 'asked-link';

export type AskedLink = {
  readonly linkId: string;
  readonly purpose: 'password-reset' | 'magic-link';
  /** The address as it was typed, sealed: jobs are kept a day. */
  readonly email: string;
};

/**
 * "Mot de passe oublié", or a link that signs in without a password: whatever the address, the door writes one job and
 * answers. Whether somebody is known here is looked up later, where nobody measures.
 *
 * Five links per address and thirty per network address in an hour.
 */
export async function askLink(
  app: Application,
  purpose: AskedLink['purpose'],
  { email, http }: { email: string; http: HttpFacts },
): Promise<void> {
  await countTry(app, { door: 'link-account', subject: email.toLowerCase(), limit: 5, windowMn: 60 });
  await countTry(app, { door: 'link-address', subject: http.address, limit: 30, windowMn: 60 });
  await app.transaction(DOOR, (ctx) => {
    const sealed = ctx.app.secrets.seal(email, SEAL, ctx.randomBytes(12)).toString('base64');
    return ctx.enqueue('identity.send-link', { linkId: ctx.newId(), purpose, email: sealed });
  });
}

/** Mails the link that was asked for, to those who may have it; nothing to anybody else. */
export async function sendAskedLink(ctx: Context, { linkId, purpose, email }: AskedLink): Promise<void> {
  const personId = await findPersonByEmail(ctx, ctx.app.secrets.open(Buffer.from(email, 'base64'), SEAL));
  const owner = personId ? await findOwner(ctx, personId) : null;
  if (!owner || owner.suspendedAt) return;
  const role = purpose === 'magic-link' ? magicLinkRole(owner.roles) : null;
  if (purpose === 'magic-link' && !role) return;
  await sendLink(ctx, owner, { linkId, purpose, role });
}
