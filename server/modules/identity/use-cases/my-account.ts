import type { Role } from '../../../kernel/access.ts';
import { type Application, type Context, personOf, type TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { asOrganisation } from '../../../kernel/transaction.ts';
import { isStaffRole } from '../domain/login-rule.ts';
import type { PasswordHash } from '../ports.ts';
import { findOwner, setLanguage, setPassword } from '../store/account.store.ts';
import { endLogin, endLogins, findLoginFacts } from '../store/login.store.ts';
import { findSecurity, listLogins, listPasskeys, listTokens } from '../store/security.read.ts';
import * as tokens from '../store/token.store.ts';
import { countCode } from './factor-doors.ts';
import { openLogin } from './open-login.ts';

import { notePasswordChange, refuseWeak } from './spend-link.ts';

const DAY_MS = 86_400_000;

/** My second factors, my sign-ins and my tokens. */
export async function readSecurity(ctx: Context) {
  const { personId, role, loginId } = personOf(ctx);
  const facts = await findSecurity(ctx, personId);
  if (!facts) throw new Refusal('NOT_FOUND');
  const logins = await listLogins(ctx, personId);
  const mine = await listTokens(ctx, personId);
  const passkeys = await listPasskeys(ctx, personId);
  return {
    ...facts,
    passkeys: passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
      ...passkey,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    needsSecondFactor: isStaffRole(role) && !ctx.app.settings.demo,
    logins: logins.map(({ createdAt, lastSeenAt, ...login }) => ({
      ...login,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isThisOne: login.loginId === loginId,
    })),
    tokens: mine.map(({ createdAt, expiresAt, lastUsedAt, ...token }) => ({
      ...token,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}

/** Changes my password; my other sign-ins close. */
export async function changePassword(
  app: Application,
  scope: TransactionScope,
  { current, next, passwords }: { current: string; next: string; passwords: PasswordHash },
): Promise<void> {
  const { personId, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  const owner = await app.transaction({ ...scope, readOnly: true }, (ctx) => findOwner(ctx, personId));
  if (!owner || !(await passwords.matches(owner.passwordHash, current))) throw new Refusal('PASSWORD_WRONG');
  refuseWeak(next, owner);
  const passwordHash = await passwords.hash(next);
  await app.transaction(scope, async (ctx) => {
    await setPassword(ctx, personId, passwordHash);
    await asOrganisation(ctx, 'signs a letter to the caller with the name of the organisation', () =>
      notePasswordChange(ctx, owner, loginId),
    );
  });
}

export async function changeLanguage(ctx: Context, language: 'fr' | 'en'): Promise<void> {
  const { personId } = personOf(ctx);
  await asOrganisation(ctx, 'the caller’s own row, found by their own id', () => setLanguage(ctx, personId, language));
}

/**
 * Works as another of one’s roles, in a fresh login; the one before ends.
 *
 * A staff role asks what its own door would: never a mailed link, and the second factor when this login has not shown it.
 */
export async function switchRole(ctx: Context, role: Role, http: HttpFacts) {
  const { personId, loginId } = personOf(ctx);
  const owner = await findOwner(ctx, personId);
  const login = loginId && (await findLoginFacts(ctx, loginId));
  if (!login || !owner?.roles.includes(role)) throw new Refusal('NOT_FOUND');
  const isGuarded = isStaffRole(role) && !ctx.app.settings.demo;
  if (isGuarded && login.via === 'magic-link') throw new Refusal('STAFF_NOT_BY_LINK');
  const isHalf = isGuarded && !login.provedAt;
  await endLogin(ctx, loginId, personId);
  const { via, provedAt } = login;
  await openLogin(ctx, { personId, role, factor: isHalf ? 'half' : 'full', via, provedAt }, http);
  await note(ctx, 'identity.role-switched', { role });
  return { next: isHalf ? ('second-factor' as const) : ('home' as const), role };
}

export async function endMyLogin(ctx: Context, loginId: string): Promise<void> {
  if (!(await endLogin(ctx, loginId, personOf(ctx).personId))) throw new Refusal('NOT_FOUND');
  await note(ctx, 'identity.logins-ended', { ended: 1 });
}

export async function endMyOtherLogins(ctx: Context): Promise<void> {
  const { personId, loginId } = personOf(ctx);
  const ended = await endLogins(ctx, personId, loginId);
  if (ended > 0) await note(ctx, 'identity.logins-ended', { ended });
}

/** A personal access token: its owner's role, limited to scopes, shown once. `known` is what the routes understand. */
export async function makeToken(
  ctx: Context,
  { name, scopes, days, known }: { name: string; scopes: readonly string[]; days: number; known: ReadonlySet<string> },
): Promise<{ token: string }> {
  const { personId, role } = personOf(ctx);
  if (scopes.some((scope) => !known.has(scope))) throw new Refusal('SCOPE_UNKNOWN');
  const token = `fp_${ctx.randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(ctx.now.getTime() + days * DAY_MS);
  const tokenId = await tokens.insertToken(ctx, {
    personId,
    role,
    name,
    scopes,
    tokenHash: tokenHash(token),
    expiresAt,
  });
  await note(ctx, 'identity.token-made', { tokenId, scopes });
  return { token };
}

export async function revokeMyToken(ctx: Context, tokenId: string): Promise<void> {
  if (!(await tokens.revokeToken(ctx, tokenId, personOf(ctx).personId))) throw new Refusal('NOT_FOUND');
  await note(ctx, 'identity.token-revoked', { tokenId });
}

function note(ctx: Context, action: string, facts: Record<string, unknown>): Promise<void> {
  const { personId } = personOf(ctx);
  return ctx.record({ action, subject: { kind: 'person', id: personId }, links: { person: personId }, facts });
}
