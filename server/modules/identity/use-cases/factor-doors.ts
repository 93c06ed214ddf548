import { type Application, type Context, personOf, type TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { asOrganisation } from '../../../kernel/transaction.ts';
import { queueMessage } from '../../messaging/index.ts';
import { addingForbidden, mustKeepFactor } from '../domain/factor-rule.ts';
import type { PasswordHash } from '../ports.ts';
import { type AccountOwner, findOwner } from '../store/account.store.ts';
import * as factors from '../store/factor.store.ts';
import { findLoginFacts } from '../store/login.store.ts';
import { findOrganisationName } from '../store/organisation.read.ts';

/** Ten wrong codes in fifteen minutes close this door for the person, and only for them. */
export const countCode = (app: Application, personId: string) =>
  countTry(app, { door: 'second-factor', subject: personId, limit: 10, windowMn: 15 });

/**
 * Asks for the password again before a factor changes: a stolen session alone does not suffice.
 *
 * One who has just given it (half signed in) is not asked twice; one who has none comes in by mail alone.
 */
export async function askPassword(
  app: Application,
  scope: TransactionScope,
  { password, passwords }: { password: string | null; passwords: PasswordHash },
): Promise<void> {
  const { personId, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  const { owner, login } = await app.transaction({ ...scope, readOnly: true }, async (ctx) => ({
    owner: await findOwner(ctx, personId),
    login: loginId ? await findLoginFacts(ctx, loginId) : null,
  }));
  if (!owner?.passwordHash || login?.factor === 'half') return;
  if (!(await passwords.matches(owner.passwordHash, password ?? ''))) throw new Refusal('PASSWORD_WRONG');
}

/** The account to which this sign-in may add a factor. */
export async function ownerWhoMayAdd(ctx: Context): Promise<AccountOwner> {
  const { personId, loginId } = personOf(ctx);
  const owner = await findOwner(ctx, personId);
  const login = loginId ? await findLoginFacts(ctx, loginId) : null;
  if (!owner || !login) throw new Refusal('NOT_FOUND');
  const why = addingForbidden(login, owner);
  if (why) throw new Refusal(why);
  return owner;
}

/** Refuses to take away the last factor of somebody who must have one; forgets recovery codes with the last of others. */
export async function leaveOneFactor(ctx: Context, owner: AccountOwner): Promise<void> {
  const left = await factors.findFactors(ctx, owner.personId);
  if (left.hasTotp || left.passkeys > 0) return;
  if (mustKeepFactor(owner.roles, ctx.app.settings.demo)) throw new Refusal('SECOND_FACTOR_LAST');
  await factors.forgetRecoveryCodes(ctx, owner.personId);
}

/** Writes a change of factors in the trail, and tells its owner by mail: the first to know when it was not them. */
export async function tellFactorChange(
  ctx: Context,
  owner: AccountOwner,
  { change, facts }: { change: 'factorAdded' | 'factorRemoved'; facts: Record<string, unknown> },
): Promise<void> {
  const { personId, email, language, firstName } = owner;
  const action = change === 'factorAdded' ? 'identity.factor-added' : 'identity.factor-removed';
  await noteFactor(ctx, action, { personId, facts });
  if (!email) return;
  await asOrganisation(ctx, 'signs a letter to the caller with the name of the organisation', async () =>
    queueMessage(ctx, {
      key: `${change} ${ctx.newId()}`,
      letter: change,
      to: { personId, email, language },
      values: { firstName, organisation: await findOrganisationName(ctx) },
      link: `${ctx.app.settings.appOrigin}/compte`,
    }),
  );
}

export const noteFactor = (
  ctx: Context,
  action: string,
  { personId, facts }: { personId: string; facts: Record<string, unknown> },
) => ctx.record({ action, subject: { kind: 'person', id: personId }, links: { person: personId }, facts });
