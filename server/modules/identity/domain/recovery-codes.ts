const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODES = 10;
const LENGTH = 10;

/** Ten codes of ten signs (31^10 each), written by hand without confusion: `K7QXP-9M3TW`. Needs 100 random bytes. */
export function recoveryCodes(random: Uint8Array): string[] {
  return Array.from({ length: CODES }, (_, code) => {
    const signs = Array.from(
      random.subarray(code * LENGTH, (code + 1) * LENGTH),
      (byte) => ALPHABET[byte % ALPHABET.length],
    );
    return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`;
  });
}

/** A recovery code as it was typed, in the form that is kept. */
export const plainRecoveryCode = (typed: string) => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
export const looksLikeTotp = (typed: string) => /^\d{6}$/.test(typed.replace(/\s/g, ''));
