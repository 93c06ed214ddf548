import type { Role } from '../../../kernel/access.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Runner } from '../../../kernel/database.ts';
import { sql } from '../../../kernel/sql.ts';

export async function insertToken(
  ctx: Context,
  token: { personId: string; role: Role; name: string; scopes: readonly string[]; tokenHash: Buffer; expiresAt: Date },
): Promise<string> {
  const id = ctx.newId();
  await ctx.query(sql`
    insert into identity.access_token (id, token_hash, person_id, role, name, scopes, created_at, expires_at)
    values (${id}, ${token.tokenHash}, ${token.personId}, ${token.role}, ${token.name}, ${[...token.scopes]}, ${ctx.now}, ${token.expiresAt})
  `);
  return id;
}

export async function revokeToken(ctx: Context, tokenId: string, personId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update identity.access_token set revoked_at = ${ctx.now}
     where id = ${tokenId} and person_id = ${personId} and revoked_at is null returning id
  `);
  return rows.length > 0;
}

export type OpenToken = {
  id: string;
  personId: string;
  role: Role;
  scopes: string[];
  companyId: string | null;
  language: 'fr' | 'en';
};

/** Who holds this token: not revoked, not over, account not suspended, role still held. */
export async function findOpenToken(runner: Runner, tokenHash: Buffer, now: Date): Promise<OpenToken | null> {
  const [token] = await runner.query(sql<OpenToken>`
    select id, person_id as "personId", role, scopes, company_id as "companyId", language
      from identity.open_token(${tokenHash}, ${now})
  `);
  return token ?? null;
}

export async function touchToken(runner: Runner, tokenId: string, now: Date): Promise<void> {
  await runner.query(sql`
    update identity.access_token set last_used_at = ${now}
     where id = ${tokenId} and (last_used_at is null or last_used_at < ${new Date(now.getTime() - 60_000)})
  `);
}
