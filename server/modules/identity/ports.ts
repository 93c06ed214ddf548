/** Slow hash of passwords. Argon2id in the product; the same in tests, with less memory. */
export type PasswordHash = {
  hash(password: string): Promise<string>;
  /** False for a wrong password, and, after the same time, when there is no hash at all. */
  matches(hash: string | null, password: string): Promise<boolean>;
};

/** Bytes are base64url, as browsers give them. */
export type PasskeyAnswer = {
  readonly credentialId: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string | null;
};
export type NewPasskeyAnswer = {
  readonly credentialId: string;
  readonly clientData: string;
  readonly attestation: string;
  readonly transports: readonly string[];
};

/** What an answer must speak about: our address, our name there, and the challenge that was given, by its hash. */
export type PasskeyExpected = { readonly origin: string; readonly rpId: string; readonly challengeHash: Uint8Array };

/** Judges what authenticators answer (WebAuthn). The person must have been verified by the device, always. */
export type PasskeyJudge = {
  /** The new passkey, or null when the answer does not hold. */
  judgeNew(
    answer: NewPasskeyAnswer,
    expected: PasskeyExpected,
  ): Promise<{ credentialId: string; publicKey: Uint8Array; counter: number } | null>;
  /** The device's count of uses, or null when the answer does not hold. The count is compared by who keeps it. */
  judge(
    answer: PasskeyAnswer,
    passkey: { readonly credentialId: string; readonly publicKey: Uint8Array },
    expected: PasskeyExpected,
  ): Promise<{ counter: number } | null>;
};
