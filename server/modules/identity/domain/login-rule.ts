import type { Role } from '../../../kernel/access.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Roles that read or change other people's data for the training organisation: a second factor is required. */
const STAFF: readonly Role[] = [
  'trainingAdministrator',
  'qualityManager',
  'director',
  'systemAdministrator',
  'auditor',
];

export function isStaffRole(role: Role): boolean {
  return STAFF.includes(role);
}

/**
 * How long a sign-in lasts, in milliseconds: idle time, and in all.
 *
 * 30 min / 12 h for staff, 8 h / 7 days for the others: a product choice, after OWASP ASVS 5.0 chapter 7.
 */
export function loginLifetime(role: Role): { idleMs: number; absoluteMs: number } {
  return isStaffRole(role)
    ? { idleMs: 30 * MINUTE, absoluteMs: 12 * HOUR }
    : { idleMs: 8 * HOUR, absoluteMs: 7 * 24 * HOUR };
}

/** How long a sign-in waits for its second factor, in milliseconds: time to install an authenticator. */
export const HALF_LIFETIME_MS = 30 * MINUTE;

const ORDER: readonly Role[] = [
  'systemAdministrator',
  'director',
  'qualityManager',
  'trainingAdministrator',
  'trainer',
  'companyManager',
  'auditor',
  'learner',
];

/** The role a person starts with when they hold several: the one that works most with others' data. */
export function firstRole(roles: readonly Role[]): Role | null {
  return ORDER.find((role) => roles.includes(role)) ?? null;
}
