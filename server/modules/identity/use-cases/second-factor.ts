import { type Application, type Context, personOf, type TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { looksLikeTotp } from '../domain/recovery-codes.ts';
import { totpSecret, totpStep, totpUri } from '../domain/totp.ts';
import type { PasswordHash } from '../ports.ts';
import { findOwner } from '../store/account.store.ts';
import * as factors from '../store/factor.store.ts';
import { findOrganisationName } from '../store/organisation.read.ts';
import {
  askPassword,
  countCode,
  leaveOneFactor,
  noteFactor,
  ownerWhoMayAdd,
  tellFactorChange,
} from './factor-doors.ts';
import { finishLogin } from './open-login.ts';
import { firstRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts';

const SEAL = 'totp';
const NONCE_BYTES = 12;
const SECRET_BYTES = 20;

/** Which factors this account may give; none at all means that one must be added. */
export async function readSecondFactor(ctx: Context) {
  const { hasTotp, passkeys } = await factors.findFactors(ctx, personOf(ctx).personId);
  return { hasTotp, hasPasskey: passkeys > 0 };
}

/** Finishes signing in: a code of the authenticator, or a recovery code. */
export async function giveSecondFactor(
  app: Application,
  scope: TransactionScope,
  { code, http }: { code: string; http: HttpFacts },
) {
  const { personId, role, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  return app.transaction(scope, async (ctx) => {
    const via = await acceptCode(ctx, personId, code);
    if (loginId) await finishLogin(ctx, { loginId, role, http });
    await noteFactor(ctx, 'identity.factor-given', { personId, facts: { via } });
    return { next: 'home' as const, role };
  });
}

/** The secret of a new authenticator, sealed with the installation key and shown this once. */
export async function beginTotp(
  app: Application,
  scope: TransactionScope,
  asked: { password: string | null; passwords: PasswordHash },
): Promise<{ secret: string; uri: string }> {
  await askPassword(app, scope, asked);
  return app.transaction(scope, async (ctx) => {
    const owner = await ownerWhoMayAdd(ctx);
    const secret = totpSecret(ctx.randomBytes(SECRET_BYTES));
    const sealed = ctx.app.secrets.seal(secret, SEAL, ctx.randomBytes(NONCE_BYTES));
    if (!(await factors.keepTotpSecret(ctx, owner.personId, sealed))) throw new Refusal('AUTHENTICATOR_THERE');
    const issuer = await findOrganisationName(ctx);
    return { secret, uri: totpUri(secret, { issuer, label: owner.email ?? owner.lastName }) };
  });
}

/** Confirms the authenticator with its first code; the login that did it is whole. */
export async function confirmTotp(
  app: Application,
  scope: TransactionScope,
  { code, http }: { code: string; http: HttpFacts },
) {
  const { personId, role, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  return app.transaction(scope, async (ctx) => {
    const totp = await factors.holdTotp(ctx, personId);
    const owner = await ownerWhoMayAdd(ctx);
    if (totp?.confirmedAt) throw new Refusal('AUTHENTICATOR_THERE');
    const step = totp?.secret
      ? totpStep(ctx.app.secrets.open(totp.secret, SEAL), code, { now: ctx.now, lastStep: null })
      : null;
    if (step === null) throw new Refusal('CODE_WRONG');
    await factors.noteTotpStep(ctx, personId, step, true);
    if (loginId) await finishLogin(ctx, { loginId, role, http });
    await tellFactorChange(ctx, owner, { change: 'factorAdded', facts: { kind: 'totp' } });
    return { recoveryCodes: await firstRecoveryCodes(ctx, personId) };
  });
}

/** Removes the authenticator, with the password and a last code: a stolen session alone cannot. */
export async function removeTotp(
  app: Application,
  scope: TransactionScope,
  { code, ...asked }: { password: string; code: string; passwords: PasswordHash },
): Promise<void> {
  const { personId } = personOf(scope as Pick<Context, 'actor'>);
  await askPassword(app, scope, asked);
  await app.transaction(scope, async (ctx) => {
    await factors.holdFactors(ctx, personId);
    const owner = await findOwner(ctx, personId);
    if (!owner) throw new Refusal('NOT_FOUND');
    await acceptCode(ctx, personId, code);
    await factors.forgetTotp(ctx, personId);
    await leaveOneFactor(ctx, owner);
    await tellFactorChange(ctx, owner, { change: 'factorRemoved', facts: { kind: 'totp' } });
  });
}

async function acceptCode(ctx: Context, personId: string, code: string): Promise<'totp' | 'recovery'> {
  const totp = await factors.holdTotp(ctx, personId);
  if (looksLikeTotp(code)) {
    if (!totp?.secret || !totp.confirmedAt) throw new Refusal('CODE_WRONG');
    const { lastStep } = totp;
    const step = totpStep(ctx.app.secrets.open(totp.secret, SEAL), code, { now: ctx.now, lastStep });
    if (step === null) throw new Refusal('CODE_WRONG');
    await factors.noteTotpStep(ctx, personId, step, false);
    return 'totp';
  }
  if (!(await spendRecoveryCode(ctx, personId, code))) throw new Refusal('CODE_WRONG');
  return 'recovery';
}
