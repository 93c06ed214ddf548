import type { LinkScope, Role } from '../../../kernel/access.ts';
import type { Context } from '../../../kernel/context.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { loginLifetime } from '../domain/login-rule.ts';
import * as logins from '../store/login.store.ts';

const TOKEN_BYTES = 32;

export type LoginWanted = {
  readonly personId: string;
  readonly role: Role;
  readonly factor: 'half' | 'full';
  readonly via: 'password' | 'passkey' | 'magic-link';
  readonly scope?: LinkScope | null;
};

/** Opens a login with a fresh token: only its hash is stored, the token goes to the cookie and nowhere else. */
export async function openLogin(ctx: Context, wanted: LoginWanted, http: HttpFacts): Promise<void> {
  const token = ctx.randomBytes(TOKEN_BYTES).toString('base64url');
  const { absoluteMs } = loginLifetime(wanted.role);
  const id = ctx.newId();
  await logins.insertLogin(ctx, {
    ...wanted,
    id,
    scope: wanted.scope ?? null,
    tokenHash: tokenHash(token),
    expiresAt: new Date(ctx.now.getTime() + absoluteMs),
    userAgent: http.userAgent,
  });
  await ctx.record({
    action: 'identity.signed-in',
    subject: { kind: 'person', id: wanted.personId },
    links: { person: wanted.personId },
    facts: { via: wanted.via, factor: wanted.factor, role: wanted.role, loginId: id },
  });
  http.setLogin(token, absoluteMs / 1000);
}
