import type { Role } from '../../../kernel/access.ts';
import { isStaffRole } from './login-rule.ts';

/** How long a passkey challenge waits for its answer, in milliseconds: time to find one's key, not to lend it. */
export const CEREMONY_LIFETIME_MS = 5 * 60_000;

export const MAX_PASSKEYS = 20;

/** A sign-in as the rules on factors see it. */
export type LoginFacts = {
  readonly factor: 'half' | 'full';
  readonly via: 'password' | 'passkey' | 'magic-link';
  readonly provedAt: Date | null;
};

export type OwnerFacts = { readonly roles: readonly Role[]; readonly hasSecondFactor: boolean };

/**
 * Why this sign-in may not add a factor, or null when it may.
 *
 * A password alone adds the first factor and no other: else a stolen password would bring its own. A mailed link adds
 * none to an account that also works for the organisation: reading somebody's mail must not make one of the staff.
 */
export function addingForbidden(
  login: LoginFacts,
  owner: OwnerFacts,
): 'SECOND_FACTOR_NEEDED' | 'FACTOR_NOT_BY_LINK' | null {
  if (login.factor === 'half' && owner.hasSecondFactor) return 'SECOND_FACTOR_NEEDED';
  return login.via === 'magic-link' && owner.roles.some(isStaffRole) ? 'FACTOR_NOT_BY_LINK' : null;
}

/** Whether somebody must keep one second factor: all who work for the organisation, outside a demonstration. */
export function mustKeepFactor(roles: readonly Role[], isDemo: boolean): boolean {
  return !isDemo && roles.some(isStaffRole);
}
