import type { Role } from '../../../kernel/access.ts';

const HOUR_MS = 3_600_000;

export type LinkPurpose = 'invitation' | 'password-reset' | 'magic-link';

/** How long a personal link works, in milliseconds. */
export const LINK_LIFETIME_MS: Readonly<Record<LinkPurpose, number>> = {
  invitation: 7 * 24 * HOUR_MS,
  'password-reset': HOUR_MS,
  'magic-link': HOUR_MS / 2,
};

/** Roles that a link alone may open: those who reach their own data only. Staff always give a password and a factor. */
export function magicLinkRole(roles: readonly Role[]): 'learner' | 'trainer' | null {
  return roles.includes('learner') ? 'learner' : roles.includes('trainer') ? 'trainer' : null;
}

/** Who may open an access as whom: nobody gives more than they have. */
export function mayGive(giver: Role, given: Role): boolean {
  if (giver === 'systemAdministrator' || giver === 'director') return true;
  return giver === 'trainingAdministrator' && ['learner', 'trainer', 'companyManager'].includes(given);
}
