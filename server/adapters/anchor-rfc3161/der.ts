/** One element of DER (ITU-T X.690): its tag, its contents, and itself as it was written. */
export type Der = { readonly tag: number; readonly body: Buffer; readonly whole: Buffer };

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  none: 0x05,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** [0], [1]… constructed. */
  context: (number: number) => 0xa0 | number,
} as const;

/** Bytes that are not DER, or not the structure that was expected. */
export class NotDer extends Error {
  override readonly name = 'NotDer';
}

/**
 * Reads one element that fills the bytes exactly.
 *
 * Strict: one-byte tags, definite lengths in their shortest form, nothing after the end. BER, which means several ways of
 * writing one thing, is refused.
 */
export function readDer(bytes: Buffer): Der {
  const element = firstElement(bytes);
  if (element.whole.length !== bytes.length) throw new NotDer('bytes after the end');
  return element;
}

/** The elements inside a constructed element, in order. */
export function inside(element: Der): Der[] {
  const all: Der[] = [];
  for (let rest = element.body; rest.length > 0; ) {
    const next = firstElement(rest);
    all.push(next);
    rest = rest.subarray(next.whole.length);
  }
  return all;
}

/** The element when it has this tag; anything else, absence included, is refused. */
export function tagged(element: Der | undefined, tag: number): Der {
  if (element?.tag !== tag) throw new NotDer(`tag ${element?.tag ?? 'none'} where ${tag} was expected`);
  return element;
}

/** The elements of a sequence. */
export const fields = (element: Der | undefined): Der[] => inside(tagged(element, TAG.sequence));

/** An object identifier, in dots. */
export function oidOf(element: Der | undefined): string {
  const { body } = tagged(element, TAG.oid);
  const parts: number[] = [];
  let value = 0;
  for (const byte of body) {
    value = value * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(value)) throw new NotDer('an identifier is too long');
    if (byte < 0x80) {
      parts.push(value);
      value = 0;
    }
  }
  const first = parts[0] ?? 0;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...parts.slice(1)].join('.');
}

/** `20261125102530.123Z`, in UTC to the second or finer (RFC 3161, 2.4.2). */
export function timeOf(element: Der | undefined): Date {
  const text = tagged(element, TAG.time).body.toString('latin1');
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(at.getTime())) throw new NotDer('a time that is none');
  return at;
}

/** Writes one element. */
export function writeDer(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  const size = Buffer.from(body.length.toString(16).replace(/^(.(..)*)$/, '0$1'), 'hex');
  const length =
    body.length < 0x80 ? Buffer.from([body.length]) : Buffer.concat([Buffer.from([0x80 | size.length]), size]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

/** Writes an object identifier whose parts are written in dots. */
export function writeOid(dotted: string): Buffer {
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return writeDer(TAG.oid, ...[root * 40 + second, ...rest].map(base128));
}

function base128(value: number): Buffer {
  const bytes = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest & 0x7f) | 0x80);
  return Buffer.from(bytes);
}

function firstElement(bytes: Buffer): Der {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) throw new NotDer('cut');
  if ((tag & 0x1f) === 0x1f) throw new NotDer('a tag of several bytes');
  const { length, start } = first < 0x80 ? { length: first, start: 2 } : longLength(bytes, first & 0x7f);
  if (bytes.length < start + length) throw new NotDer('cut');
  return { tag, body: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) };
}

function longLength(bytes: Buffer, size: number): { length: number; start: number } {
  if (size === 0 || size > 4 || bytes.length < 2 + size) throw new NotDer('a length of no definite form');
  const length = bytes.readUIntBE(2, size);
  if (length < 0x80 || bytes[2] === 0) throw new NotDer('a length longer than it needs');
  return { length, start: 2 + size };
}
