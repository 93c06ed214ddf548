/** Slow hash of passwords. Argon2id in the product; the same in tests, with less memory. */
export type PasswordHash = {
  hash(password: string): Promise<string>;
  /** False for a wrong password, and, after the same time, when there is no hash at all. */
  matches(hash: string | null, password: string): Promise<boolean>;
};
