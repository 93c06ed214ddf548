import { createHash } from 'node:crypto';
import { type Application, type Context, personOf, type TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { looksLikeTotp, plainRecoveryCode, recoveryCodes } from '../domain/recovery-codes.ts';
import { totpSecret, totpStep, totpUri } from '../domain/totp.ts';
import type { PasswordHash } from '../ports.ts';
import { findOwner } from '../store/account.store.ts';
import * as factors from '../store/factor.store.ts';
import { findOrganisationName } from '../store/organisation.read.ts';

const SEAL = 'totp';
const NONCE_BYTES = 12;
const SECRET_BYTES = 20;
const RECOVERY_RANDOM_BYTES = 100;

/** Ten wrong codes in fifteen minutes close this door for the person, and only for them. */
export const countCode = (app: Application, personId: string) =>
  countTry(app, { door: 'second-factor', subject: personId, limit: 10, windowMn: 15 });

/** Finishes signing in: a code of the authenticator, or a recovery code. */
export async function giveSecondFactor(app: Application, scope: TransactionScope, code: string) {
  const { personId, role, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  return app.transaction(scope, async (ctx) => {
    const via = await acceptCode(ctx, personId, code);
    if (loginId) await factors.moveToFull(ctx, loginId);
    await note(ctx, 'identity.factor-given', { personId, facts: { via } });
    return { next: 'home' as const, role };
  });
}

/** The secret of a new authenticator, sealed with the installation key and shown this once. */
export async function beginTotp(ctx: Context): Promise<{ secret: string; uri: string }> {
  const { personId } = personOf(ctx);
  const owner = await findOwner(ctx, personId);
  const secret = totpSecret(ctx.randomBytes(SECRET_BYTES));
  const sealed = ctx.app.secrets.seal(secret, SEAL, ctx.randomBytes(NONCE_BYTES));
  if (!owner || !(await factors.keepTotpSecret(ctx, personId, sealed))) throw new Refusal('SECOND_FACTOR_THERE');
  const issuer = await findOrganisationName(ctx);
  return { secret, uri: totpUri(secret, { issuer, label: owner.email ?? owner.lastName }) };
}

/** Confirms the authenticator with its first code; the login that did it is whole, and ten recovery codes come back. */
export async function confirmTotp(app: Application, scope: TransactionScope, code: string) {
  const { personId, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  return app.transaction(scope, async (ctx) => {
    const totp = await factors.holdTotp(ctx, personId);
    if (totp?.confirmedAt) throw new Refusal('SECOND_FACTOR_THERE');
    const step = totp?.secret
      ? totpStep(ctx.app.secrets.open(totp.secret, SEAL), code, { now: ctx.now, lastStep: null })
      : null;
    if (step === null) throw new Refusal('CODE_WRONG');
    await factors.noteTotpStep(ctx, personId, step, true);
    if (loginId) await factors.moveToFull(ctx, loginId);
    const codes = recoveryCodes(ctx.randomBytes(RECOVERY_RANDOM_BYTES));
    await factors.replaceRecoveryCodes(ctx, personId, codes.map(recoveryHash));
    await note(ctx, 'identity.factor-added', { personId, facts: { kind: 'totp' } });
    return { recoveryCodes: codes };
  });
}

/** Removes the second factor, with the password and a last code: a stolen session alone cannot. */
export async function removeTotp(
  app: Application,
  scope: TransactionScope,
  { password, code, passwords }: { password: string; code: string; passwords: PasswordHash },
): Promise<void> {
  const { personId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  const owner = await app.transaction({ ...scope, readOnly: true }, (ctx) => findOwner(ctx, personId));
  if (!(await passwords.matches(owner?.passwordHash ?? null, password))) throw new Refusal('PASSWORD_WRONG');
  await app.transaction(scope, async (ctx) => {
    await acceptCode(ctx, personId, code);
    await factors.forgetFactors(ctx, personId);
    await note(ctx, 'identity.factor-removed', { personId, facts: { kind: 'totp' } });
  });
}

async function acceptCode(ctx: Context, personId: string, code: string): Promise<'totp' | 'recovery'> {
  const totp = await factors.holdTotp(ctx, personId);
  if (!totp?.secret || !totp.confirmedAt) throw new Refusal('CODE_WRONG');
  if (looksLikeTotp(code)) {
    const { lastStep } = totp;
    const step = totpStep(ctx.app.secrets.open(totp.secret, SEAL), code, { now: ctx.now, lastStep });
    if (step === null) throw new Refusal('CODE_WRONG');
    await factors.noteTotpStep(ctx, personId, step, false);
    return 'totp';
  }
  if (!(await factors.spendRecoveryCode(ctx, personId, recoveryHash(code)))) throw new Refusal('CODE_WRONG');
  return 'recovery';
}

const recoveryHash = (code: string) => createHash('sha256').update(plainRecoveryCode(code)).digest();

const note = (
  ctx: Context,
  action: string,
  { personId, facts }: { personId: string; facts: Record<string, unknown> },
) => ctx.record({ action, subject: { kind: 'person', id: personId }, links: { person: personId }, facts });
