import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { TAG, writeDer, writeOid } from '../../adapters/anchor-rfc3161/der.ts';

// A time stamp authority made of bytes, to be wrong in one thing at a time. Beside it the tests use `openssl ts`.

const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

export type Party = { readonly name: string; readonly key: KeyObject; readonly certificate: Buffer };

/** What is wrong on purpose with a signer's certificate. */
export type CertificateTwist = { purposes?: readonly string[]; isCritical?: boolean; from?: Date; to?: Date };
/** What is wrong on purpose with a token. */
export type TokenTwist = {
  imprint?: Buffer;
  nonce?: Buffer | null;
  at?: Date;
  breakSignature?: boolean;
  breakContent?: boolean;
  signedBy?: KeyObject;
  certificates?: readonly Buffer[];
};

export const PURPOSES = { timeStamping: TIME_STAMPING, server: SERVER_AUTHENTICATION } as const;

const sequence = (...parts: Buffer[]) => writeDer(TAG.sequence, ...parts);
const set = (...parts: Buffer[]) => writeDer(TAG.set, ...parts);
const integer = (value: number) => writeDer(TAG.integer, Buffer.from([value]));
const octets = (bytes: Buffer) => writeDer(TAG.octets, bytes);
const explicit = (number: number, ...parts: Buffer[]) => writeDer(TAG.context(number), ...parts);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
const time = (at: Date) => writeDer(TAG.time, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
const nameOf = (name: string) => sequence(set(sequence(writeOid('2.5.4.3'), writeDer(0x0c, Buffer.from(name)))));
const bits = (bytes: Buffer) => writeDer(0x03, Buffer.from([0]), bytes);
const isTrue = writeDer(TAG.boolean, Buffer.from([0xff]));

/** A certificate of `name`, issued by `issuer` or by itself. */
export function givenParty(
  name: string,
  {
    issuer = null,
    isCa = false,
    purposes = [],
    isCritical = true,
    from = new Date(Date.now() - 86_400_000),
    to = new Date(Date.now() + 86_400_000),
  }: CertificateTwist & { issuer?: Party | null; isCa?: boolean } = {},
): Party {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(writeOid(ECDSA_SHA256));
  const extension = (kind: string, value: Buffer, critical = true) =>
    sequence(writeOid(kind), ...(critical ? [isTrue] : []), octets(value));
  const extensions = [
    ...(isCa ? [extension('2.5.29.19', sequence(isTrue))] : []),
    ...(purposes.length > 0 ? [extension('2.5.29.37', sequence(...purposes.map(writeOid)), isCritical)] : []),
  ];
  const body = sequence(
    explicit(0, integer(2)),
    writeDer(TAG.integer, Buffer.concat([Buffer.from([0x40]), randomBytes(7)])),
    algorithm,
    nameOf(issuer?.name ?? name),
    sequence(time(from), time(to)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length > 0 ? [explicit(3, sequence(...extensions))] : []),
  );
  const signature = sign('sha256', body, issuer?.key ?? privateKey);
  return { name, key: privateKey, certificate: sequence(body, algorithm, bits(signature)) };
}

/** A token as RFC 3161 and RFC 5652 have it, but for what is twisted. */
export function tokenBy(signer: Party, asked: { imprint: Buffer; nonce: Buffer }, twist: TokenTwist = {}): Buffer {
  const { imprint, nonce, at, certificates } = {
    ...asked,
    at: new Date(),
    certificates: [signer.certificate],
    ...twist,
  };
  const algorithm = sequence(writeOid(SHA256), writeDer(TAG.none));
  const info = sequence(
    integer(1),
    writeOid('1.2.3.4.1'),
    sequence(algorithm, octets(imprint)),
    integer(7),
    time(at),
    ...(nonce ? [writeDer(TAG.integer, nonce)] : []),
  );
  const attribute = (kind: string, value: Buffer) => sequence(writeOid(kind), set(value));
  const attributes = Buffer.concat([
    attribute('1.2.840.113549.1.9.3', writeOid('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', octets(sha256(info))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(sha256(signer.certificate)))))),
  ]);
  const signature = sign('sha256', writeDer(TAG.set, attributes), twist.signedBy ?? signer.key);
  if (twist.breakSignature) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  const content = twist.breakContent ? Buffer.concat([info.subarray(0, -1), Buffer.from([0])]) : info;
  const data = sequence(
    integer(3),
    set(algorithm),
    sequence(writeOid('1.2.840.113549.1.9.16.1.4'), explicit(0, octets(content))),
    explicit(0, ...certificates),
    set(
      sequence(
        integer(1),
        sequence(nameOf(signer.name), integer(1)),
        algorithm,
        writeDer(TAG.context(0), attributes),
        sequence(writeOid(ECDSA_SHA256)),
        octets(signature),
      ),
    ),
  );
  return sequence(writeOid('1.2.840.113549.1.7.2'), explicit(0, data));
}

/** The authority's answer: status 0 grants. */
export const answerOf = (token: Buffer | null, status = token ? 0 : 2) =>
  sequence(sequence(integer(status)), ...(token ? [token] : []));
