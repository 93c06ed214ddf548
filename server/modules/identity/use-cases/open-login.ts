import type { LinkScope, Role } from '../../../kernel/access.ts';
import type { Context } from '../../../kernel/context.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { HALF_LIFETIME_MS, loginLifetime } from '../domain/login-rule.ts';
import * as logins from '../store/login.store.ts';

const TOKEN_BYTES = 32;

export type LoginWanted = {
  readonly personId: string;
  readonly role: Role;
  readonly factor: 'half' | 'full';
  readonly via: 'password' | 'passkey' | 'magic-link';
  /** Kept from the login before when one changes role; a passkey proves by itself. */
  readonly provedAt?: Date | null;
  readonly scope?: LinkScope | null;
};

/** Opens a login with a fresh token: only its hash is stored, the token goes to the cookie and nowhere else. */
export async function openLogin(ctx: Context, wanted: LoginWanted, http: HttpFacts): Promise<void> {
  const token = ctx.randomBytes(TOKEN_BYTES).toString('base64url');
  const lifetimeMs = wanted.factor === 'half' ? HALF_LIFETIME_MS : loginLifetime(wanted.role).absoluteMs;
  const id = ctx.newId();
  await logins.insertLogin(ctx, {
    ...wanted,
    id,
    scope: wanted.scope ?? null,
    provedAt: wanted.via === 'passkey' ? ctx.now : (wanted.provedAt ?? null),
    tokenHash: tokenHash(token),
    expiresAt: new Date(ctx.now.getTime() + lifetimeMs),
    userAgent: http.userAgent,
  });
  await ctx.record({
    action: 'identity.signed-in',
    subject: { kind: 'person', id: wanted.personId },
    links: { person: wanted.personId },
    facts: { via: wanted.via, factor: wanted.factor, role: wanted.role, loginId: id },
  });
  http.setLogin(token, lifetimeMs / 1000);
}

/** Makes a half-open login whole: the same login, under a fresh token and for its role's whole time. */
export async function finishLogin(
  ctx: Context,
  { loginId, role, http }: { loginId: string; role: Role; http: HttpFacts },
): Promise<void> {
  const token = ctx.randomBytes(TOKEN_BYTES).toString('base64url');
  const { absoluteMs } = loginLifetime(role);
  const expiresAt = new Date(ctx.now.getTime() + absoluteMs);
  await logins.moveToFull(ctx, loginId, { tokenHash: tokenHash(token), expiresAt });
  http.setLogin(token, absoluteMs / 1000);
}
