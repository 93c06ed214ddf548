import type { Actor, Role } from '../../../kernel/access.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Runner } from '../../../kernel/database.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { loginLifetime } from '../domain/login-rule.ts';
import { findOpenLogin, touchLogin } from '../store/login.store.ts';
import { findOpenToken, touchToken } from '../store/token.store.ts';

export type Recognised = { actor: Actor; language: 'fr' | 'en' | null; half: boolean };

const NOBODY: Recognised = { actor: { kind: 'anonymous' }, language: null, half: false };

/**
 * Recognises the login behind a cookie. Anything doubtful (unknown, ended, idle too long, suspended, role withdrawn) is
 * nobody: rights that end, end at the next call.
 */
export async function recogniseLogin(runner: Runner, clock: Clock, token: string | undefined): Promise<Recognised> {
  if (!token) return NOBODY;
  const now = clock.now();
  const login = await findOpenLogin(runner, tokenHash(token), now);
  if (!login || isIdle(login, now)) return NOBODY;
  await touchLogin(runner, login.id, now);
  const { personId, role, companyId, scope } = login;
  return {
    actor: { kind: 'person', personId, role, companyId, loginId: login.id, scopes: null, linkScope: scope },
    language: login.language,
    half: login.factor === 'half',
  };
}

function isIdle({ role, lastSeenAt }: { role: Role; lastSeenAt: Date }, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > loginLifetime(role).idleMs;
}

/** Recognises a personal access token: its owner, in the role it was made with, limited to its scopes. */
export async function recogniseToken(runner: Runner, clock: Clock, token: string): Promise<Recognised> {
  const now = clock.now();
  const found = await findOpenToken(runner, tokenHash(token), now);
  if (!found) return NOBODY;
  await touchToken(runner, found.id, now);
  const { personId, role, companyId, scopes, language } = found;
  return {
    actor: { kind: 'person', personId, role, companyId, loginId: null, scopes, linkScope: null },
    language,
    half: false,
  };
}
