import type { LinkScope, Role } from '../../../kernel/access.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Runner } from '../../../kernel/database.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { LoginFacts } from '../domain/factor-rule.ts';

export type NewLogin = {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly role: Role;
  readonly factor: 'half' | 'full';
  readonly via: 'password' | 'passkey' | 'magic-link';
  readonly scope: LinkScope | null;
  /** Last time a second factor was given, or a passkey. */
  readonly provedAt: Date | null;
  readonly expiresAt: Date;
  readonly userAgent: string;
};

export async function insertLogin(ctx: Context, login: NewLogin): Promise<void> {
  await ctx.query(sql`
    insert into identity.login (id, token_hash, person_id, role, factor, via, scope, created_at, proved_at, last_seen_at, expires_at, user_agent)
    values (${login.id}, ${login.tokenHash}, ${login.personId}, ${login.role}, ${login.factor}, ${login.via},
            ${login.scope ? json(login.scope) : null}::jsonb, ${ctx.now}, ${login.provedAt}, ${ctx.now}, ${login.expiresAt}, ${login.userAgent})
  `);
}

export type OpenLogin = {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly factor: 'half' | 'full';
  readonly scope: LinkScope | null;
  readonly companyId: string | null;
  readonly lastSeenAt: Date;
  readonly language: 'fr' | 'en';
};

/** The open login behind a token: not ended, not expired, account not suspended, role still held. One query, every call. */
export async function findOpenLogin(runner: Runner, tokenHash: Buffer, now: Date): Promise<OpenLogin | null> {
  const [login] = await runner.query(sql<OpenLogin>`
    select id, person_id as "personId", role, factor, scope, company_id as "companyId", last_seen_at as "lastSeenAt", language
      from identity.open_login(${tokenHash}, ${now})
  `);
  return login ?? null;
}

/** Notes that the login is alive, at most once a minute so that reading pages stays cheap. */
export async function touchLogin(runner: Runner, loginId: string, now: Date): Promise<void> {
  await runner.query(
    sql`update identity.login set last_seen_at = ${now} where id = ${loginId} and last_seen_at < ${new Date(now.getTime() - 60_000)}`,
  );
}

/** How a login came in and what it has shown since. */
export async function findLoginFacts(ctx: Context, loginId: string): Promise<LoginFacts | null> {
  const [row] = await ctx.query(
    sql<LoginFacts>`select factor, via, proved_at as "provedAt" from identity.login where id = ${loginId}`,
  );
  return row ?? null;
}

/** The login whose second factor was just given is whole, under another token: the one before opens nothing more. */
export async function moveToFull(
  ctx: Context,
  loginId: string,
  { tokenHash, expiresAt }: { tokenHash: Buffer; expiresAt: Date },
): Promise<void> {
  await ctx.query(sql`
    update identity.login set factor = 'full', proved_at = ${ctx.now}, token_hash = ${tokenHash}, expires_at = ${expiresAt} where id = ${loginId}
  `);
}

/** Ends one login of this person; true when it was still open. */
export async function endLogin(ctx: Context, loginId: string, personId: string): Promise<boolean> {
  const ended = await ctx.query(sql`
    update identity.login set ended_at = ${ctx.now}
     where id = ${loginId} and person_id = ${personId} and ended_at is null
    returning id
  `);
  return ended.length > 0;
}

/** Ends every login of a person but the one named; returns how many were open. */
export async function endLogins(ctx: Context, personId: string, exceptLoginId: string | null): Promise<number> {
  const ended = await ctx.query(sql`
    update identity.login set ended_at = ${ctx.now}
     where person_id = ${personId} and ended_at is null and id is distinct from ${exceptLoginId}::uuid returning id
  `);
  return ended.length;
}
