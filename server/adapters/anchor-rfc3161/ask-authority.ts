import { TimeStampRefused } from '../../modules/quality/ports.ts';

/** A token with its certificates takes 2 to 10 kB. */
const MAX_ANSWER_BYTES = 100_000;

/** Posts a query to the authority and reads its answer: no redirect, in time, and no more bytes than an answer has. */
export async function askAuthority(url: string, query: Buffer, timeoutMs: number): Promise<Buffer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(query),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new TimeStampRefused('UNREACHABLE');
    return await readBounded(response);
  } catch (error) {
    if (error instanceof TimeStampRefused) throw error;
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw new TimeStampRefused(isLate ? 'TOO_SLOW' : 'UNREACHABLE');
  }
}

async function readBounded(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    // Leaving the loop closes the connection.
    if (size > MAX_ANSWER_BYTES) throw new TimeStampRefused('TOO_LARGE');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
