import { createHash } from 'node:crypto';
import { type Application, type Context, personOf, type TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { plainRecoveryCode, recoveryCodes } from '../domain/recovery-codes.ts';
import type { PasswordHash } from '../ports.ts';
import * as factors from '../store/factor.store.ts';
import { askPassword, noteFactor } from './factor-doors.ts';

const RECOVERY_RANDOM_BYTES = 100;

/** Ten codes with the first factor of an account, shown this once; none with the next ones. */
export async function firstRecoveryCodes(ctx: Context, personId: string): Promise<string[]> {
  const { recoveryCodes: known } = await factors.findFactors(ctx, personId);
  return known > 0 ? [] : makeCodes(ctx, personId);
}

/** Ten new codes in the place of those that were used or lost. */
export async function renewRecoveryCodes(
  app: Application,
  scope: TransactionScope,
  asked: { password: string | null; passwords: PasswordHash },
): Promise<{ recoveryCodes: string[] }> {
  const { personId } = personOf(scope as Pick<Context, 'actor'>);
  await askPassword(app, scope, asked);
  return app.transaction(scope, async (ctx) => {
    const held = await factors.holdFactors(ctx, personId);
    if (!held.hasTotp && held.passkeys === 0) throw new Refusal('SECOND_FACTOR_NONE');
    const codes = await makeCodes(ctx, personId);
    await noteFactor(ctx, 'identity.recovery-codes-made', { personId, facts: {} });
    return { recoveryCodes: codes };
  });
}

/** Uses a recovery code, once; false when it is not one. */
export const spendRecoveryCode = (ctx: Context, personId: string, code: string) =>
  factors.spendRecoveryCode(ctx, personId, recoveryHash(code));

async function makeCodes(ctx: Context, personId: string): Promise<string[]> {
  const codes = recoveryCodes(ctx.randomBytes(RECOVERY_RANDOM_BYTES));
  await factors.replaceRecoveryCodes(ctx, personId, codes.map(recoveryHash));
  return codes;
}

const recoveryHash = (code: string) => createHash('sha256').update(plainRecoveryCode(code)).digest();
