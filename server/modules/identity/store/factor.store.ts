import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type TotpFacts = { secret: Buffer | null; confirmedAt: Date | null; lastStep: number | null };

/** The authenticator of an account, its row held so that a code works once even twice at the same instant. */
export async function holdTotp(ctx: Context, personId: string): Promise<TotpFacts | null> {
  const [row] = await ctx.query(sql<TotpFacts>`
    select totp_secret as secret, totp_confirmed_at as "confirmedAt", totp_last_step as "lastStep"
      from identity.account where person_id = ${personId} for update
  `);
  return row ?? null;
}

export async function keepTotpSecret(ctx: Context, personId: string, sealed: Buffer): Promise<boolean> {
  const rows = await ctx.query(sql`
    update identity.account set totp_secret = ${sealed}, totp_last_step = null
     where person_id = ${personId} and totp_confirmed_at is null returning person_id
  `);
  return rows.length > 0;
}

export async function noteTotpStep(ctx: Context, personId: string, step: number, confirm: boolean): Promise<void> {
  await ctx.query(sql`
    update identity.account
       set totp_last_step = ${step}, totp_confirmed_at = case when ${confirm}::boolean then ${ctx.now} else totp_confirmed_at end
     where person_id = ${personId}
  `);
}

export async function forgetTotp(ctx: Context, personId: string): Promise<void> {
  await ctx.query(sql`
    update identity.account set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where person_id = ${personId}
  `);
}

export type Factors = { hasTotp: boolean; passkeys: number; recoveryCodes: number };

/** What an account holds, its row held so that two removals at once do not each believe in the other's factor. */
export async function holdFactors(ctx: Context, personId: string): Promise<Factors> {
  await ctx.query(sql`select person_id from identity.account where person_id = ${personId} for update`);
  return findFactors(ctx, personId);
}

export async function findFactors(ctx: Context, personId: string): Promise<Factors> {
  const [row] = await ctx.query(sql<Factors>`
    select totp_confirmed_at is not null as "hasTotp",
           (select count(*)::int from identity.passkey where passkey.person_id = account.person_id) as passkeys,
           (select count(*)::int from identity.recovery_code where recovery_code.person_id = account.person_id) as "recoveryCodes"
      from identity.account where person_id = ${personId}
  `);
  return row ?? { hasTotp: false, passkeys: 0, recoveryCodes: 0 };
}

export async function forgetRecoveryCodes(ctx: Context, personId: string): Promise<void> {
  await ctx.query(sql`delete from identity.recovery_code where person_id = ${personId}`);
}

export async function replaceRecoveryCodes(ctx: Context, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await forgetRecoveryCodes(ctx, personId);
  for (const hash of hashes)
    await ctx.query(sql`insert into identity.recovery_code (person_id, code_hash) values (${personId}, ${hash})`);
}

/** Uses a recovery code, once. */
export async function spendRecoveryCode(ctx: Context, personId: string, hash: Buffer): Promise<boolean> {
  const rows = await ctx.query(sql`
    update identity.recovery_code set used_at = ${ctx.now}
     where person_id = ${personId} and code_hash = ${hash} and used_at is null returning person_id
  `);
  return rows.length > 0;
}
