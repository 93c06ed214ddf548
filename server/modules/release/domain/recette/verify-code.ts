const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** Random bytes that a code takes: 31^20 codes, which nobody guesses. */
export const VERIFY_CODE_BYTES = 20;

/** A code without letters that look like digits, out of random bytes. */
export function verifyCode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
