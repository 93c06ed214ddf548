import { hash, verify } from '@node-rs/argon2';
import type { PasswordHash } from '../../modules/identity/ports.ts';

/**
 * Argon2id. Defaults: 64 MiB, 3 passes, 1 lane (OWASP ASVS 5.0 chapter 11; CNIL recommendation 2022-100 asks for a
 * salted slow function). Runs in the library's own threads, so the event loop stays free.
 */
export function argon2Passwords({ memoryKib = 65_536, passes = 3 } = {}): PasswordHash {
  const options = { memoryCost: memoryKib, timeCost: passes, parallelism: 1 };
  // Compared when the account does not exist, so that both answers take the same time.
  let decoy: Promise<string> | undefined;
  return {
    hash: (password) => hash(password.normalize('NFKC'), options),
    async matches(stored, password) {
      decoy ??= hash('nobody has this password', options);
      const right = await verify(stored ?? (await decoy), password.normalize('NFKC'));
      return right && stored !== null;
    },
  };
}
