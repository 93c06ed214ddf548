import { createCipheriv, createDecipheriv } from 'node:crypto';

const BLOCK_BYTES = 65_536;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

type Bytes = AsyncIterable<Buffer>;

/**
 * Encrypts a stream of any length in blocks of 64 KB (AES-256-GCM), so that neither side holds more than one block.
 *
 * The nonce is the number of the block and whether it is the last: a block moved, repeated, removed or a stream cut short
 * does not open. The key must serve one stream only.
 */
export async function* seal(source: Bytes, key: Buffer): AsyncGenerator<Buffer> {
  for await (const { bytes, number, isLast } of blocks(source, BLOCK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what `seal` made. Throws `DamagedBlock` at the first block that is not what was written. */
export async function* unseal(source: Bytes, key: Buffer): AsyncGenerator<Buffer> {
  for await (const { bytes, number, isLast } of blocks(source, BLOCK_BYTES + TAG_BYTES)) {
    if (bytes.length < TAG_BYTES) throw new DamagedBlock(number);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, isLast));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    yield opened(decipher, bytes.subarray(0, bytes.length - TAG_BYTES), number);
  }
}

export class DamagedBlock extends Error {
  constructor(number: number) {
    super(`block ${number} does not open`);
    this.name = 'DamagedBlock';
  }
}

function opened(decipher: ReturnType<typeof createDecipheriv>, body: Buffer, number: number): Buffer {
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new DamagedBlock(number);
  }
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(NONCE_BYTES);
  bytes.writeBigUInt64BE(BigInt(number), 0);
  bytes[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return bytes;
}

/** Cuts a stream into blocks of one size; the last one, possibly empty, is marked. */
async function* blocks(
  source: Bytes,
  size: number,
): AsyncGenerator<{ bytes: Buffer; number: number; isLast: boolean }> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let number = 0;
  for await (const chunk of source) {
    held.push(chunk);
    heldBytes += chunk.length;
    // One more byte must be known before a block can be called not the last.
    if (heldBytes <= size) continue;
    let all = Buffer.concat(held);
    while (all.length > size) {
      yield { bytes: all.subarray(0, size), number: number++, isLast: false };
      all = all.subarray(size);
    }
    held = [all];
    heldBytes = all.length;
  }
  yield { bytes: Buffer.concat(held), number, isLast: true };
}
