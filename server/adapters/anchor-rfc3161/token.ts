import { createHash, verify, X509Certificate } from 'node:crypto';
import { TimeStampRefused } from '../../modules/quality/ports.ts';
import { checkCertificate } from './certificate.ts';
import { type Der, fields, inside, NotDer, oidOf, readDer, TAG, tagged, timeOf, writeDer } from './der.ts';
import { SHA256 } from './query.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const HASHES: Readonly<Record<string, string>> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Signature algorithms and the hash each names; null: the hash of the signer's digest. SHA-1 is in none. */
const SIGNATURES: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** What a token says: this hash existed at this time; the nonce is that of the query it answers. */
export type TimeStamp = { readonly imprint: Buffer; readonly at: Date; readonly nonce: Buffer | null };

/**
 * Verifies a time stamp token offline (RFC 3161, RFC 5652) and tells what it says.
 *
 * One signer; its certificate is the one that the signed attributes name by hash; the signature covers the attributes,
 * they cover the content. Authorities are trusted ones, from TSA_CA_FILE; without any, whose certificate it is stays open.
 */
export function readTimeStamp(token: Buffer, authorities: readonly X509Certificate[]): TimeStamp {
  try {
    return verifiedTimeStamp(token, authorities);
  } catch (error) {
    if (error instanceof NotDer) throw new TimeStampRefused('UNREADABLE');
    throw error;
  }
}

function verifiedTimeStamp(token: Buffer, authorities: readonly X509Certificate[]): TimeStamp {
  const { content, certificates, signer } = signedData(token);
  const [, , digest, attributes, algorithm, signature] = fields(signer);
  const hash = HASHES[oidOf(fields(digest)[0])];
  const signed = attributesOf(tagged(attributes, TAG.context(0)));
  if (oidOf(signed.get(CONTENT_TYPE)) !== TST_INFO || !hash) throw new TimeStampRefused('UNREADABLE');
  if (!tagged(signed.get(MESSAGE_DIGEST), TAG.octets).body.equals(hashed(hash, content)))
    throw new TimeStampRefused('SIGNATURE');
  const certificate = namedCertificate(signed, certificates);
  // What is signed is the set itself, not the [0] that stands for it inside the signer (RFC 5652, 5.4).
  const covered = writeDer(TAG.set, tagged(attributes, TAG.context(0)).body);
  const named = SIGNATURES[oidOf(fields(algorithm)[0])];
  if (named === undefined || (named !== null && named !== hash)) throw new TimeStampRefused('SIGNATURE');
  if (!isSignedBy(certificate, { hash, covered, signature: tagged(signature, TAG.octets).body }))
    throw new TimeStampRefused('SIGNATURE');
  const stamp = timeStampInfo(content);
  checkCertificate(certificate, { at: stamp.at, others: certificates, authorities });
  return stamp;
}

function isSignedBy(
  { publicKey }: X509Certificate,
  { hash, covered, signature }: { hash: string; covered: Buffer; signature: Buffer },
): boolean {
  try {
    return verify(hash, covered, publicKey, signature);
  } catch {
    // A key of another kind than the algorithm says.
    return false;
  }
}

function signedData(token: Buffer): { content: Buffer; certificates: X509Certificate[]; signer: Der } {
  const [kind, wrapped] = fields(readDer(token));
  if (oidOf(kind) !== SIGNED_DATA) throw new NotDer('not signed data');
  const [, , encapsulated, ...rest] = fields(inside(tagged(wrapped, TAG.context(0)))[0]);
  const [contentKind, content] = fields(encapsulated);
  if (oidOf(contentKind) !== TST_INFO) throw new NotDer('not a time stamp');
  const set = rest.find(({ tag }) => tag === TAG.context(0));
  const [signer, ...others] = inside(tagged(rest.at(-1), TAG.set));
  if (!signer || others.length > 0) throw new NotDer('one signer, no more');
  return {
    content: tagged(inside(tagged(content, TAG.context(0)))[0], TAG.octets).body,
    certificates: set ? inside(set).map(({ whole }) => certificateOf(whole)) : [],
    signer,
  };
}

function certificateOf(bytes: Buffer): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch {
    throw new NotDer('not a certificate');
  }
}

/** Signed attributes by identifier, each with its one value; twice the same is refused. */
function attributesOf(set: Der): Map<string, Der> {
  const found = new Map<string, Der>();
  for (const attribute of inside(set)) {
    const [kind, values] = fields(attribute);
    const [value, ...more] = inside(tagged(values, TAG.set));
    const name = oidOf(kind);
    if (!value || more.length > 0 || found.has(name)) throw new NotDer('an attribute has one value, once');
    found.set(name, value);
  }
  return found;
}

/** The signer's certificate: the one whose hash stands first in the signing-certificate attribute (RFC 2634, RFC 5035). */
function namedCertificate(signed: ReadonlyMap<string, Der>, certificates: readonly X509Certificate[]): X509Certificate {
  const second = signed.get(SIGNING_CERTIFICATE_V2);
  const [ids] = fields(second ?? signed.get(SIGNING_CERTIFICATE));
  const [first, next] = fields(fields(ids)[0]);
  // Version 2 names its hash when it is not SHA-256; version 1 is SHA-1, which here only tells certificates apart.
  const isNamed = second && first?.tag === TAG.sequence;
  const hash = isNamed ? HASHES[oidOf(fields(first)[0])] : second ? 'sha256' : 'sha1';
  const wanted = tagged(isNamed ? next : first, TAG.octets).body;
  const certificate = hash && certificates.find(({ raw }) => hashed(hash, raw).equals(wanted));
  if (!certificate) throw new TimeStampRefused('CERTIFICATE');
  return certificate;
}

function timeStampInfo(content: Buffer): TimeStamp {
  const [version, , imprint, , at, ...rest] = fields(readDer(content));
  const [algorithm, digest] = fields(imprint);
  if (!tagged(version, TAG.integer).body.equals(Buffer.from([1]))) throw new NotDer('another version');
  if (oidOf(fields(algorithm)[0]) !== SHA256) throw new TimeStampRefused('IMPRINT');
  return {
    imprint: tagged(digest, TAG.octets).body,
    at: timeOf(at),
    nonce: rest.find(({ tag }) => tag === TAG.integer)?.body ?? null,
  };
}

const hashed = (hash: string, bytes: Uint8Array) => createHash(hash).update(bytes).digest();
