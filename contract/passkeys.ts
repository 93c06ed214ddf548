import { z } from 'zod';
import { endpoints, ShortText, Uuid } from './endpoint.ts';
import { RoleName } from './role-name.ts';

/** Bytes in base64url, as browsers give them; the bound is in characters. */
const bytes = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(max);

/** Ways a browser reaches an authenticator (WebAuthn level 3, 5.8.4). */
const Transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).max(10);
const KnownPasskey = z.strictObject({ credentialId: bytes(1400), transports: z.array(z.string()) });
const PasskeyName = ShortText.min(1).max(80);
const CurrentPassword = z.string().min(1).max(1_000).nullable().default(null);
const SignedIn = z.strictObject({ next: z.enum(['home', 'second-factor']), role: RoleName });

/** What an authenticator answers to a challenge. */
const PasskeyProof = z.strictObject({
  credentialId: bytes(1400),
  clientData: bytes(8_000),
  authenticatorData: bytes(8_000),
  signature: bytes(8_000),
  userHandle: bytes(100).nullable().default(null),
});

/** What an authenticator answers when it makes a new passkey. */
const NewPasskeyProof = z.strictObject({
  credentialId: bytes(1400),
  clientData: bytes(8_000),
  attestation: bytes(100_000),
  transports: Transports.default([]),
});

const Challenge = z.strictObject({
  ceremonyId: Uuid,
  challenge: z.string(),
  rpId: z.string(),
  timeoutMs: z.int(),
  /** Empty when any passkey of this site may answer. */
  allowed: z.array(KnownPasskey),
});

export const passkeys = endpoints({
  'POST /passkey-challenges': {
    summary: 'Begin to sign in with a passkey alone; the same for everybody, nobody is named',
    answer: Challenge,
    refuses: ['TOO_MANY_TRIES'],
  },
  'POST /passkey-sign-ins': {
    summary: 'Sign in with a passkey: both factors in one gesture',
    body: z.strictObject({ ceremonyId: Uuid, proof: PasskeyProof }),
    answer: SignedIn,
    refuses: ['PASSKEY_REFUSED', 'TOO_MANY_TRIES'],
  },
  'GET /second-factor': {
    summary: 'Which second factors this account may give; none means that one must be added',
    answer: z.strictObject({ hasTotp: z.boolean(), hasPasskey: z.boolean() }),
    refuses: [],
  },
  'POST /second-factor/passkey-challenges': {
    summary: 'Begin to give a passkey as the second factor',
    answer: Challenge,
    refuses: ['TOO_MANY_TRIES'],
  },
  'POST /second-factor/passkeys': {
    summary: 'Finish signing in with one’s passkey',
    body: z.strictObject({ ceremonyId: Uuid, proof: PasskeyProof }),
    answer: SignedIn,
    refuses: ['PASSKEY_REFUSED', 'TOO_MANY_TRIES'],
  },
  'POST /me/passkey-challenges': {
    summary: 'Begin to add a passkey, with the password when the account has one',
    body: z.strictObject({ password: CurrentPassword }),
    answer: z.strictObject({
      ceremonyId: Uuid,
      challenge: z.string(),
      rp: z.strictObject({ id: z.string(), name: z.string() }),
      user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
      timeoutMs: z.int(),
      /** Passkeys that the account has already, so that a device is not added twice. */
      existing: z.array(KnownPasskey),
    }),
    refuses: ['PASSWORD_WRONG', 'SECOND_FACTOR_NEEDED', 'FACTOR_NOT_BY_LINK', 'PASSKEYS_TOO_MANY', 'TOO_MANY_TRIES'],
  },
  'POST /me/passkeys': {
    summary: 'Add a passkey; with the first second factor come ten recovery codes, shown once',
    body: z.strictObject({ ceremonyId: Uuid, name: PasskeyName, proof: NewPasskeyProof }),
    answer: z.strictObject({ recoveryCodes: z.array(z.string()) }),
    refuses: [
      'PASSKEY_NOT_ADDED',
      'PASSKEY_THERE',
      'SECOND_FACTOR_NEEDED',
      'FACTOR_NOT_BY_LINK',
      'PASSKEYS_TOO_MANY',
      'TOO_MANY_TRIES',
    ],
  },
  'PUT /me/passkeys/:passkeyId': {
    summary: 'Give one of my passkeys another name',
    params: z.strictObject({ passkeyId: Uuid }),
    body: z.strictObject({ name: PasskeyName }),
    answer: null,
    refuses: ['NOT_FOUND'],
  },
  'POST /me/passkeys/:passkeyId/removal': {
    summary: 'Remove one of my passkeys, with the password when the account has one',
    params: z.strictObject({ passkeyId: Uuid }),
    body: z.strictObject({ password: CurrentPassword }),
    answer: null,
    refuses: ['NOT_FOUND', 'PASSWORD_WRONG', 'SECOND_FACTOR_LAST', 'TOO_MANY_TRIES'],
  },
  'POST /me/recovery-codes': {
    summary: 'Make ten new recovery codes, shown once; the earlier ones die',
    body: z.strictObject({ password: CurrentPassword }),
    answer: z.strictObject({ recoveryCodes: z.array(z.string()) }),
    refuses: ['PASSWORD_WRONG', 'SECOND_FACTOR_NONE', 'TOO_MANY_TRIES'],
  },
});
