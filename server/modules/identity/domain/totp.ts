import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;

const totpOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS, algorithm: 'SHA1' });

/** A new secret of 160 bits in base 32, from random bytes (RFC 4226, 4). */
export function totpSecret(random: Uint8Array): string {
  return new Secret({ buffer: new Uint8Array(random).buffer as ArrayBuffer }).base32;
}

/** What an authenticator reads as a QR code. */
export function totpUri(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS, issuer, label }).toString();
}

/**
 * The time step of a code (RFC 6238), or null when it is wrong. One step of drift on each side is taken; a step that was
 * used already never works again.
 */
export function totpStep(
  secret: string,
  typed: string,
  { now, lastStep }: { now: Date; lastStep: number | null },
): number | null {
  const drift = totpOf(secret).validate({ token: typed.replace(/\s/g, ''), timestamp: now.getTime(), window: 1 });
  if (drift === null) return null;
  const step = Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + drift;
  return lastStep !== null && step <= lastStep ? null : step;
}
