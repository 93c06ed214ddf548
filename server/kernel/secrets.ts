import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Encrypts small secrets at rest and derives keys, from one installation key kept outside the database. */
export type SecretBox = {
  seal(plain: string, purpose: string, random: Buffer): Buffer;
  open(sealed: Uint8Array, purpose: string): string;
  /** Keyed fingerprint: proves origin (launch tokens, rotating codes) and hides addresses in counters. */
  sign(purpose: string, text: string): Buffer;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a key per purpose (HKDF). `random` gives the 12-byte nonce, so that nothing here is hidden input. */
export function secretBox(installationKey: Uint8Array): SecretBox {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', installationKey, 'formapro', purpose, 32));
  return {
    seal(plain, purpose, random) {
      const nonce = random.subarray(0, NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    sign: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest(),
  };
}

/** SHA-256 of a token: what the database keeps instead of the token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Compares two secrets without telling by the time taken where they differ. */
export function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
