import { fields, inside, NotDer, readDer, TAG, tagged, writeDer, writeOid } from './der.ts';

export const SHA256 = '2.16.840.1.101.3.4.2.1';

const GRANTED = new Set([0, 1]);

/** Asks for a time stamp of a SHA-256 (RFC 3161, 2.4.1): our nonce, and the certificate in the answer. */
export function timeStampQuery({ imprint, nonce }: { imprint: Buffer; nonce: Buffer }): Buffer {
  const algorithm = writeDer(TAG.sequence, writeOid(SHA256), writeDer(TAG.none));
  return writeDer(
    TAG.sequence,
    writeDer(TAG.integer, Buffer.from([1])),
    writeDer(TAG.sequence, algorithm, writeDer(TAG.octets, imprint)),
    writeDer(TAG.integer, nonce),
    writeDer(TAG.boolean, Buffer.from([0xff])),
  );
}

/** A nonce of 64 bits as a positive integer in its shortest form, so that it comes back byte for byte. */
export function nonceFrom(random: Buffer): Buffer {
  const nonce = Buffer.from(random);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  return nonce;
}

/** The token in an authority's answer, or null when it says no (RFC 3161, 2.4.2). */
export function tokenIn(answer: Buffer): Buffer | null {
  const [info, token] = fields(readDer(answer));
  const [status] = inside(tagged(info, TAG.sequence));
  const { body } = tagged(status, TAG.integer);
  if (body.length !== 1 || !GRANTED.has(body[0] ?? -1)) return null;
  if (!token) throw new NotDer('granted, without a token');
  return token.whole;
}
