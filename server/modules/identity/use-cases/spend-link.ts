import { passwordVerdict } from '../../../../contract/password-strength.ts';
import type { Application, Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { queueMessage } from '../../messaging/index.ts';
import { firstRole, isStaffRole } from '../domain/login-rule.ts';
import type { PasswordHash } from '../ports.ts';
import { type AccountOwner, findOwner, setPassword } from '../store/account.store.ts';
import { spendLink } from '../store/link.store.ts';
import { endLogins } from '../store/login.store.ts';
import { findOrganisationName } from '../store/organisation.read.ts';
import { openLogin } from './open-login.ts';

const DOOR = { actor: { kind: 'system', name: 'identity' } } as const;

const countLink = (app: Application, http: HttpFacts) =>
  countTry(app, { door: 'link-use', subject: http.address, limit: 60, windowMn: 15 });

/** Signs in with a magic link, once; a person who chose to have a second factor gives it too. */
export async function enterByLink(app: Application, { token, http }: { token: string; http: HttpFacts }) {
  await countLink(app, http);
  return app.transaction(DOOR, async (ctx) => {
    const link = await spendLink(ctx, tokenHash(token), ['magic-link']);
    const owner = link && (await findOwner(ctx, link.personId));
    // The role may have been withdrawn since the link left.
    if (!link?.role || !owner?.roles.includes(link.role)) throw new Refusal('LINK_OVER');
    const factor = owner.hasSecondFactor ? ('half' as const) : ('full' as const);
    await openLogin(ctx, { personId: link.personId, role: link.role, factor, via: 'magic-link' }, http);
    return { next: factor === 'half' ? ('second-factor' as const) : ('home' as const), role: link.role };
  });
}

/**
 * Chooses a password with the link of an invitation or a reset, and signs in.
 *
 * A weak password is refused before the link is used up. Every other sign-in of the person closes.
 */
export async function choosePassword(
  app: Application,
  passwords: PasswordHash,
  { token, password, http }: { token: string; password: string; http: HttpFacts },
) {
  await countLink(app, http);
  // The slow hash is made outside the transaction, and a link that is over is not worth one.
  const passwordHash = await passwords.hash(password);
  return app.transaction(DOOR, async (ctx) => {
    const link = await spendLink(ctx, tokenHash(token), ['invitation', 'password-reset']);
    const owner = link && (await findOwner(ctx, link.personId));
    const role = owner ? firstRole(owner.roles) : null;
    if (!owner || !role) throw new Refusal('LINK_OVER');
    refuseWeak(password, owner);
    await setPassword(ctx, owner.personId, passwordHash);
    await notePasswordChange(ctx, owner, null);
    const needsFactor = owner.hasSecondFactor || (isStaffRole(role) && !app.settings.demo);
    const factor = needsFactor ? ('half' as const) : ('full' as const);
    await openLogin(ctx, { personId: owner.personId, role, factor, via: 'password' }, http);
    return { next: needsFactor ? ('second-factor' as const) : ('home' as const), role };
  });
}

/** Refuses a password that is easy to guess, or made of its owner's name (CNIL 2022-100). */
export function refuseWeak(password: string, { firstName, lastName, email }: AccountOwner): void {
  const { weakness } = passwordVerdict(password, [firstName, lastName, email ?? '']);
  if (weakness) throw new Refusal('PASSWORD_WEAK', { weakness });
}

/** Closes the other sign-ins, says it by mail, and writes it in the trail. */
export async function notePasswordChange(ctx: Context, owner: AccountOwner, keptLoginId: string | null): Promise<void> {
  const ended = await endLogins(ctx, owner.personId, keptLoginId);
  if (owner.email && owner.passwordHash) {
    await queueMessage(ctx, {
      key: `password-changed ${owner.personId} ${ctx.now.toISOString()}`,
      letter: 'passwordChanged',
      to: { personId: owner.personId, email: owner.email, language: owner.language },
      values: { firstName: owner.firstName, organisation: await findOrganisationName(ctx) },
      link: ctx.app.settings.appOrigin,
    });
  }
  await ctx.record({
    action: 'identity.password-chosen',
    subject: { kind: 'person', id: owner.personId },
    links: { person: owner.personId },
    facts: { ended },
  });
}
