import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** An authenticator made of software: what a phone or a key answers, byte for byte, and what a forger would. */
export type Authenticator = {
  readonly credentialId: string;
  /** Answers to a challenge for a new passkey. */
  add(asked: { challenge: string; userHandle: string }, twist?: Twist): NewAnswer;
  /** Answers to a challenge with the passkey it holds. */
  answer(challenge: string, twist?: Twist): Answer;
};

/** What is wrong on purpose. */
export type Twist = { origin?: string; rpId?: string; counter?: number; verified?: boolean; type?: string };

type NewAnswer = { credentialId: string; clientData: string; attestation: string; transports: string[] };
type Answer = {
  credentialId: string;
  clientData: string;
  authenticatorData: string;
  signature: string;
  userHandle: string | null;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const NEW_KEY = 0x40;
const SITE = { origin: 'http://localhost:8080', rpId: 'localhost' };

export function givenAuthenticator(): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const credentialId = id.toString('base64url');
  let handle: string | null = null;
  let uses = 0;
  return {
    credentialId,
    add({ challenge, userHandle }, twist = {}) {
      handle = userHandle;
      const key = Buffer.concat([Buffer.alloc(16), number16(id.length), id, coseKey(publicKey)]);
      const data = Buffer.concat([facts({ flags: NEW_KEY, counter: 0, ...twist }), key]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        bytes(data),
      ]).toString('base64url');
      const clientData = said({ type: 'webauthn.create', challenge, ...twist });
      return { credentialId, clientData: clientData.toString('base64url'), attestation, transports: ['internal'] };
    },
    answer(challenge, twist = {}) {
      uses += 1;
      const data = facts({ flags: 0, counter: uses, ...twist });
      const clientData = said({ type: 'webauthn.get', challenge, ...twist });
      const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
      return {
        credentialId,
        clientData: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
        userHandle: handle,
      };
    },
  };
}

function said({ type, challenge, origin = SITE.origin }: Twist & { challenge: string }): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function facts({ flags, counter = 0, rpId = SITE.rpId, verified = true }: Twist & { flags: number }): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const rp = createHash('sha256').update(rpId).digest();
  return Buffer.concat([rp, Buffer.from([flags | PRESENT | (verified ? VERIFIED : 0)]), count]);
}

/** The public key as COSE writes it (RFC 9052): kty EC2, alg ES256, curve P-256, x, y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
  return Buffer.concat([
    head,
    bytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, 'base64url')),
  ]);
}

// CBOR (RFC 8949), in its shortest forms: texts under 24 bytes, and strings of bytes from 24 to 65,535.
const text = (value: string) => Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)]);
const bytes = (value: Buffer) =>
  Buffer.concat([
    value.length < 256
      ? Buffer.from([0x58, value.length])
      : Buffer.concat([Buffer.from([0x59]), number16(value.length)]),
    value,
  ]);

function number16(value: number): Buffer {
  const two = Buffer.alloc(2);
  two.writeUInt16BE(value);
  return two;
}
