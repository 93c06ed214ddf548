import type { Role } from '../../../kernel/access.ts';
import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type SecurityFacts = { hasPassword: boolean; hasTotp: boolean; recoveryCodesLeft: number };

export async function findSecurity(ctx: Context, personId: string): Promise<SecurityFacts | null> {
  const [row] = await ctx.query(sql<SecurityFacts>`
    select password_hash is not null as "hasPassword", totp_confirmed_at is not null as "hasTotp",
           (select count(*)::int from identity.recovery_code where recovery_code.person_id = account.person_id and used_at is null)
             as "recoveryCodesLeft"
      from identity.account where person_id = ${personId}
  `);
  return row ?? null;
}

export type PasskeyRow = { passkeyId: string; name: string; createdAt: Date; lastUsedAt: Date | null };

export async function listPasskeys(ctx: Context, personId: string): Promise<PasskeyRow[]> {
  return ctx.query(sql<PasskeyRow>`
    select id as "passkeyId", name, created_at as "createdAt", last_used_at as "lastUsedAt"
      from identity.passkey where person_id = ${personId} order by created_at, id limit 100
  `);
}

export type LoginRow = {
  loginId: string;
  role: Role;
  via: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
};

export async function listLogins(ctx: Context, personId: string): Promise<LoginRow[]> {
  return ctx.query(sql<LoginRow>`
    select id as "loginId", role, via, user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt"
      from identity.login
     where person_id = ${personId} and ended_at is null and expires_at > ${ctx.now}
     order by last_seen_at desc limit 100
  `);
}

export type TokenRow = {
  tokenId: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
};

export async function listTokens(ctx: Context, personId: string): Promise<TokenRow[]> {
  return ctx.query(sql<TokenRow>`
    select id as "tokenId", name, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
      from identity.access_token
     where person_id = ${personId} and revoked_at is null and expires_at > ${ctx.now}
     order by created_at desc limit 100
  `);
}
