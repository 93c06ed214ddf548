import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TimeStampRefused } from '../../modules/quality/ports.ts';
import {
  answerOf,
  type CertificateTwist,
  givenParty,
  PURPOSES,
  type TokenTwist,
  tokenBy,
} from '../../test/builders/authority.ts';
import { hasOpenssl, opensslAuthority } from '../../test/builders/openssl-authority.ts';
import { fields, readDer, TAG, tagged } from './der.ts';
import { readAuthorities, timeStampAnchors } from './index.ts';
import { readTimeStamp } from './token.ts';

const folder = await mkdtemp(join(tmpdir(), 'formapro-stamps-'));
const hash = createHash('sha256').update('head').digest('hex');
const at = new Date().toISOString();
let answer: (query: Buffer, request: IncomingMessage, response: ServerResponse) => void = () => undefined;
// The authority's address, on this machine: what it answers is set by each test.
const server = createServer(
  (request, response) => void buffer(request).then((query) => answer(query, request, response)),
);
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/tsa`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const root = givenParty('root', { isCa: true });
const authorities = [new X509Certificate(root.certificate)];
const signer = (twist: CertificateTwist = {}) =>
  givenParty('stamper', { issuer: root, purposes: [PURPOSES.timeStamping], ...twist });

let stores = 0;
const storeOf = (trusted: readonly X509Certificate[] = authorities, timeoutMs = 5_000) =>
  timeStampAnchors({
    dataDir: join(folder, `data${++stores}`),
    url,
    authorities: trusted,
    now: () => new Date(),
    timeoutMs,
  });

/** What the query asks, as an authority reads it. */
function asked(query: Buffer) {
  const [, imprint, nonce] = fields(readDer(query));
  return {
    imprint: tagged(fields(imprint)[1], TAG.octets).body,
    nonce: tagged(nonce, TAG.integer).body,
  };
}

const reply = (response: ServerResponse, bytes: Buffer) =>
  response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(bytes);

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof TimeStampRefused) return error.reason;
    throw error;
  }
  return 'taken';
}

const stamped = (twist: TokenTwist = {}, by = signer()) => {
  answer = (query, _request, response) => reply(response, answerOf(tokenBy(by, asked(query), twist)));
  return reasonOf(storeOf().add({ seq: 5, hash, at }));
};

test('a token that holds is kept as a file that says the head’s hash and the time', async () => {
  const store = storeOf();
  answer = (query, _request, response) => reply(response, answerOf(tokenBy(signer(), asked(query))));
  const proof = await store.add({ seq: 12, hash, at });
  const { anchors, forged } = await store.read();
  const drift = Math.abs(new Date(anchors[0]?.at ?? 0).getTime() - Date.now());
  const kept = await readdir(join(folder, `data${stores}`, 'anchors', 'time-stamps'));
  expect([
    anchors.map(({ seq, hash: said }) => [seq, said]),
    forged,
    store.judge(12, proof)?.hash,
    kept,
    drift < 60_000,
  ]).toEqual([[[12, hash]], 0, hash, ['12.tst'], true]);
});

const elsewhere = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const day = (days: number) => new Date(Date.now() + days * 86_400_000);

test.each<[string, string, () => Promise<string>]>([
  ['another hash', 'IMPRINT', () => stamped({ imprint: createHash('sha256').update('other').digest() })],
  ['another nonce', 'NONCE', () => stamped({ nonce: Buffer.from('4100000000000001', 'hex') })],
  ['no nonce', 'NONCE', () => stamped({ nonce: null })],
  ['a signature changed by one bit', 'SIGNATURE', () => stamped({ breakSignature: true })],
  ['a content that the signature does not cover', 'SIGNATURE', () => stamped({ breakContent: true })],
  ['a signature by another key', 'SIGNATURE', () => stamped({ signedBy: elsewhere })],
  ['no certificate of the signer', 'CERTIFICATE', () => stamped({ certificates: [root.certificate] })],
  ['a certificate that is over', 'EXPIRED', () => stamped({}, signer({ from: day(-9), to: day(-2) }))],
  ['a certificate not begun', 'EXPIRED', () => stamped({}, signer({ from: day(1), to: day(9) }))],
  ['a certificate for servers', 'NOT_A_TIME_STAMPER', () => stamped({}, signer({ purposes: [PURPOSES.server] }))],
  ['a certificate for everything', 'NOT_A_TIME_STAMPER', () => stamped({}, signer({ purposes: [] }))],
  [
    'a certificate for two things',
    'NOT_A_TIME_STAMPER',
    () => stamped({}, signer({ purposes: [PURPOSES.timeStamping, PURPOSES.server] })),
  ],
  ['a purpose that is not critical', 'NOT_A_TIME_STAMPER', () => stamped({}, signer({ isCritical: false }))],
  [
    'an authority that is not ours',
    'UNKNOWN_AUTHORITY',
    () => stamped({}, signer({ issuer: givenParty('root', { isCa: true }) } as CertificateTwist)),
  ],
  ['a time of yesterday', 'CLOCK', () => stamped({ at: day(-0.9) })],
])('%s is refused: %s', async (_, reason, attempt) => {
  expect([await attempt(), (await readdir(join(folder, `data${stores}`)).catch(() => [])).length]).toEqual([reason, 0]);
});

test.each<[string, string, typeof answer]>([
  ['an authority that says no', 'NOT_GRANTED', (_query, _request, response) => reply(response, answerOf(null))],
  ['garbage', 'UNREADABLE', (_query, _request, response) => reply(response, Buffer.from('<html>not here</html>'))],
  ['nothing', 'UNREADABLE', (_query, _request, response) => reply(response, Buffer.alloc(0))],
  [
    'a token cut short',
    'UNREADABLE',
    (query, _request, response) => reply(response, answerOf(tokenBy(signer(), asked(query))).subarray(0, 300)),
  ],
  ['an error page', 'UNREACHABLE', (_query, _request, response) => response.writeHead(503).end()],
  ['another address', 'UNREACHABLE', (_query, _request, response) => response.writeHead(302, { location: url }).end()],
  ['a line that drops', 'UNREACHABLE', (_query, request) => request.socket.destroy()],
  ['an authority that never answers', 'TOO_SLOW', () => undefined],
  ['an answer that never ends', 'TOO_SLOW', (_query, _request, response) => response.writeHead(200).write('x')],
  ['an answer of 50 MB', 'TOO_LARGE', (_query, _request, response) => reply(response, Buffer.alloc(50_000_000))],
])('%s is refused: %s', async (_, reason, given) => {
  answer = given;
  expect(await reasonOf(storeOf(authorities, 1_000).add({ seq: 5, hash, at }))).toBe(reason);
});

test('a port where nobody listens is an authority that does not answer', async () => {
  const store = timeStampAnchors({ dataDir: folder, url: 'http://127.0.0.1:9', authorities, now: () => new Date() });
  expect(await reasonOf(store.add({ seq: 5, hash, at }))).toBe('UNREACHABLE');
});

test('no byte of a token can be changed without its being refused', () => {
  const query = { imprint: Buffer.from(hash, 'hex'), nonce: Buffer.from('41', 'hex') };
  const by = signer();
  const token = tokenBy(by, query);
  // A byte that no signature covers (a version, the signer's name beside the certificate's hash) changes nothing that is said.
  const said = readTimeStamp(token, authorities);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = Buffer.from(token);
      changed[place] = (changed[place] ?? 0) ^ change;
      try {
        expect(readTimeStamp(changed, authorities)).toEqual(said);
      } catch (error) {
        if (!(error instanceof TimeStampRefused)) throw error;
      }
    }),
    { numRuns: 2_000 },
  );
});

test('bytes that nobody made are refused, whatever they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(() => readTimeStamp(Buffer.from(bytes), authorities)).toThrow(TimeStampRefused);
    }),
    { numRuns: 2_000 },
  );
});

test('a kept file that was changed, or put there by another hand, is counted as forged', async () => {
  const store = storeOf();
  answer = (query, _request, response) => reply(response, answerOf(tokenBy(signer(), asked(query))));
  await store.add({ seq: 3, hash, at });
  const kept = join(folder, `data${stores}`, 'anchors', 'time-stamps');
  const strangers = givenParty('root', { isCa: true });
  const forger = givenParty('stamper', { issuer: strangers, purposes: [PURPOSES.timeStamping] });
  const query = { imprint: Buffer.from(hash, 'hex'), nonce: Buffer.from('41', 'hex') };
  writeFileSync(join(kept, '4.tst'), tokenBy(forger, query));
  writeFileSync(join(kept, '5.tst'), 'nothing');
  writeFileSync(join(kept, '6.tst.0a1b2c'), 'left by a crash');
  const { anchors, forged } = await store.read();
  expect([anchors.map(({ seq }) => seq), forged]).toEqual([[3], 2]);
});

test.each(hasOpenssl() ? (['rsa', 'ec'] as const) : [])(
  'the authority of openssl stamps (%s), we verify, and openssl verifies what we kept',
  async (kind) => {
    const theirs = opensslAuthority(join(folder, `openssl-${kind}`), kind);
    answer = (query, _request, response) => reply(response, theirs.answer(query));
    const store = storeOf(readAuthorities(theirs.rootFile));
    await store.add({ seq: 7, hash, at });
    const { anchors, forged } = await store.read();
    const file = join(folder, `data${stores}`, 'anchors', 'time-stamps', '7.tst');
    const words = ['ts', '-verify', '-digest', hash, '-in', file, '-token_in', '-CAfile', theirs.rootFile];
    const verdict = execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const unknown = await reasonOf(storeOf(authorities).add({ seq: 7, hash, at }));
    const token = readFileSync(file);
    expect([anchors.map((one) => [one.seq, one.hash]), forged, verdict.trim(), unknown, token.length < 10_000]).toEqual(
      [[[7, hash]], 0, 'Verification: OK', 'UNKNOWN_AUTHORITY', true],
    );
  },
);

test.each(hasOpenssl() ? ['sha512'] : [])('an openssl authority that takes only %s says no to us', async (digests) => {
  const theirs = opensslAuthority(join(folder, 'openssl-strict'), 'ec', { digests });
  answer = (query, _request, response) => reply(response, theirs.answer(query));
  expect(await reasonOf(storeOf(readAuthorities(theirs.rootFile)).add({ seq: 7, hash, at }))).toBe('NOT_GRANTED');
});
