import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileAnchors } from '../../../adapters/anchor-file/index.ts';
import { fields, readDer, TAG, tagged } from '../../../adapters/anchor-rfc3161/der.ts';
import { timeStampAnchors } from '../../../adapters/anchor-rfc3161/index.ts';
import { type Sql, sql } from '../../../kernel/sql.ts';
import { answerOf, givenParty, PURPOSES, tokenBy } from '../../../test/builders/authority.ts';
import { SYSTEM, world } from '../../../test/world.ts';
import { readTrailState } from './read-trail.ts';
import { sealTrail } from './seal-trail.ts';
import { stampTrail } from './stamp-trail.ts';
import { verifyTrail } from './verify-trail.ts';

const w = await world({ now: new Date().toISOString() });
const start = w.clock.now().getTime();
const files = fileAnchors(w.folder);
const root = givenParty('root', { isCa: true });
const signer = givenParty('stamper', { issuer: root, purposes: [PURPOSES.timeStamping] });
let isUp = true;
let queries = 0;
// An authority on this machine, that stamps with the test's clock, or is down.
const server = createServer(
  (request, response) =>
    void buffer(request).then((query) => {
      queries += 1;
      if (!isUp) return response.writeHead(503).end();
      const [, imprint, nonce] = fields(readDer(query));
      const asked = { imprint: tagged(fields(imprint)[1], TAG.octets).body, nonce: tagged(nonce, TAG.integer).body };
      return response.end(answerOf(tokenBy(signer, asked, { at: w.clock.now() })));
    }),
);
let url = '';
const stamps = (trusted = root) =>
  timeStampAnchors({
    dataDir: w.folder,
    url,
    authorities: [new X509Certificate(trusted.certificate)],
    now: w.clock.now,
  });
const verify = () => verifyTrail(w.app, files, stamps());
const state = () => w.as(SYSTEM, (ctx) => readTrailState(ctx, true));
const later = (minutes: number) => w.clock.set(new Date(start + minutes * 60_000).toISOString());

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function write(lines: number): Promise<void> {
  for (let line = 0; line < lines; line++)
    await w.as(SYSTEM, (ctx) =>
      ctx.record({ action: 'identity.signed-out', subject: { kind: 'person', id: ctx.newId() }, facts: {} }),
    );
  await sealTrail(w.app, files);
}

/** What only an administrator of the database can do: guards off, change, guards on. */
async function tamper(change: Sql): Promise<void> {
  const tables = ['trail.line', 'trail.seal', 'trail.anchor'];
  for (const table of tables) await w.owner.pool.query(`alter table ${table} disable trigger all`);
  await w.owner.query(change);
  for (const table of tables) await w.owner.pool.query(`alter table ${table} enable trigger all`);
}

test('an authority that is down loses nothing: sealed, anchored in the file, said on screen, stamped when it is back', async () => {
  await write(3);
  isUp = false;
  await stampTrail(w.app, stamps());
  later(5);
  await stampTrail(w.app, stamps());
  const down = await state();
  const verdict = await verify();
  isUp = true;
  later(10);
  await write(2);
  await stampTrail(w.app, stamps());
  const up = await state();
  expect([down.sealed, down.anchoredSeq, down.timeStamp, verdict, up.timeStamp]).toEqual([
    3,
    3,
    {
      isOn: true,
      seq: null,
      at: null,
      failure: { since: new Date(start).toISOString(), reason: 'UNREACHABLE' },
    },
    { holds: true, sealed: 3, since: 0, anchors: 1, timeStamps: 0, faults: [] },
    { isOn: true, seq: 5, at: new Date(start + 10 * 60_000).toISOString(), failure: null },
  ]);
});

test('a head is stamped once an hour, and not again when nothing is new', async () => {
  queries = 0;
  await write(1);
  await stampTrail(w.app, stamps());
  later(75);
  await stampTrail(w.app, stamps());
  later(140);
  await stampTrail(w.app, stamps());
  expect([queries, (await state()).timeStamp.seq, (await verify()).timeStamps]).toEqual([1, 6, 2]);
});

test('without an authority nothing is asked, and tokens kept earlier are still verified', async () => {
  const off = timeStampAnchors({ dataDir: w.folder, url: null, authorities: [], now: w.clock.now });
  queries = 0;
  expect([await stampTrail(w.app, off), queries, (await verifyTrail(w.app, files, off)).timeStamps]).toEqual([
    { stamped: false },
    0,
    2,
  ]);
});

test('two workers at the same instant leave one line in the database', async () => {
  later(300);
  await write(1);
  await Promise.all([stampTrail(w.app, stamps()), stampTrail(w.app, stamps())]);
  const rows = await w.owner.query(sql`select seq from trail.anchor where kind = 'rfc3161' and seq = 7`);
  expect([rows.length, (await verify()).holds]).toEqual([1, true]);
});

test('a token changed in the database or in its file, or made by another authority, is counted', async () => {
  const path = join(w.folder, 'anchors', 'time-stamps', '7.tst');
  const kept = await readFile(path);
  await writeFile(path, kept.subarray(0, 100));
  const cut = await verify();
  await writeFile(path, kept);
  await tamper(sql`update trail.anchor set proof = 'AAAA' where kind = 'rfc3161' and seq = 6`);
  const edited = await verify();
  const foreign = await verifyTrail(w.app, files, stamps(givenParty('root', { isCa: true })));
  expect([cut, edited, foreign].map(({ faults }) => faults)).toEqual([
    ['1 horodatage(s) ne tiennent pas : jeton modifié, ou signé par une autorité inconnue.'],
    ['1 horodatage(s) ne tiennent pas : jeton modifié, ou signé par une autorité inconnue.'],
    ['6 horodatage(s) ne tiennent pas : jeton modifié, ou signé par une autorité inconnue.'],
  ]);
});

test('a journal cut or rewritten with its signed file is found by the time stamp', async () => {
  await writeFile(join(w.folder, 'anchors', 'trail.jsonl'), '');
  await tamper(sql`truncate trail.anchor`);
  await tamper(sql`delete from trail.line where id in (select line_id from trail.seal where seq > 6)`);
  await tamper(sql`delete from trail.seal where seq > 6`);
  const cut = await verify();
  await tamper(sql`update trail.line set facts = '{"x": 1}'`);
  await tamper(sql`truncate trail.seal, trail.anchor`);
  await sealTrail(w.app, fileAnchors(join(w.folder, 'elsewhere')));
  const rewritten = await verify();
  expect([cut.faults[0]?.startsWith('Le journal a été coupé : il s’arrête au n° 6'), rewritten.faults]).toEqual([
    true,
    ['N° 5 : le journal a été réécrit, l’ancrage extérieur dit autre chose.'],
  ]);
});
