import { createHmac } from 'node:crypto';
import { sameSecret } from '../../../../kernel/secrets.ts';
import type { Claims } from './routing-table.ts';

/** Name of the cookie on the application origin. */
export const ROUTING_COOKIE = 'fp-route';
/** Name of the cookie that keeps somebody on a version while they are in the middle of something. */
export const HOLD_COOKIE = 'fp-hold';

/** A working day; the application renews it before it ends. */
export const TOKEN_SECONDS = 12 * 3_600;

const NONE = '-';
const PARTS = /^([\w-]+)\.([\w-]+)\.([\w-]+)\.([\w-]+)\.(\d{1,12})\.([0-9a-f]{64})$/;

/**
 * `org.role.user.company.end.mark`: says who asks, opens nothing, and does not hold the version, so a rollback needs no
 * new cookie. `end` in seconds since 1970; the mark is an HMAC-SHA-256 of what comes before it.
 */
export function writeToken(
  claims: Claims,
  { org, endsAt, key }: { org: string; endsAt: Date; key: Uint8Array },
): string {
  const end = Math.floor(endsAt.getTime() / 1000);
  const text = [org, claims.role, claims.userId, claims.companyId ?? NONE, end].join('.');
  return `${text}.${mark(text, key)}`;
}

export type ReadToken =
  | { readonly kind: 'known'; readonly claims: Claims; readonly endsAt: Date }
  | { readonly kind: 'absent' | 'forged' | 'expired' };

/** Reads a token. Whatever is not whole, ours and in time is nobody, and says why so that it can be counted. */
export function readToken(token: string | undefined, key: Uint8Array, now: Date): ReadToken {
  if (!token) return { kind: 'absent' };
  const [, org, role = '', userId = '', company = NONE, end = '0', given = ''] = PARTS.exec(token) ?? [];
  if (!org) return { kind: 'forged' };
  const right = mark([org, role, userId, company, end].join('.'), key);
  if (!sameSecret(Buffer.from(right), Buffer.from(given))) return { kind: 'forged' };
  const endsAt = new Date(Number(end) * 1000);
  if (endsAt <= now) return { kind: 'expired' };
  return { kind: 'known', claims: { role, userId, companyId: company === NONE ? null : company }, endsAt };
}

function mark(text: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
