import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { typstPdfs } from '../../../adapters/pdf-typst/index.ts';
import { sql } from '../../../kernel/sql.ts';
import { givenLogo, givenOrganisation, givenSealedHalfDay } from '../../../test/builders/proof.ts';
import { givenEnrolment, givenLearner, givenPerson, givenSession } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { pdfText } from '../../../test/pdf-text.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { issueAttendanceSheet } from './issue-attendance-sheet.ts';
import { previewCertificates, startCertificates } from './issue-batch.ts';
import { issueCertificate } from './issue-certificate.ts';
import { exportDocuments, listDocuments, openDocument, revokeDocument } from './read-documents.ts';

const w = await world({ now: '2026-03-10T18:00:00.000Z' });
const pdfs = typstPdfs();
let office: ReturnType<typeof person>;

beforeAll(async () => {
  await givenOrganisation(w);
  office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  return () => pdfs.close();
});

/** A session of two half-days, both sealed: one learner attended all, one nothing, one part of it. */
async function taught({ sealed = 2 } = {}) {
  const { sessionId, slotIds } = await givenSession(w);
  const names = [
    ['Aurélie', 'Caron', 210],
    ['Mehdi', 'Ferhat', 0],
    ['Julie', 'Le Roux', 105],
  ] as const;
  const people = [];
  for (const [firstName, lastName, attendedMn] of names) {
    const learnerId = await givenLearner(w, { firstName, lastName });
    people.push({ learnerId, enrolmentId: await givenEnrolment(w, { sessionId, learnerId }), attendedMn });
  }
  for (const slotId of slotIds.slice(0, sealed)) await givenSealedHalfDay(w, { slotId, sessionId, people });
  const [full, absent, part] = people;
  if (!full || !absent || !part) throw new Error('three people were enrolled');
  return { sessionId, people, full, absent, part };
}

const issue = (enrolmentId: string) =>
  w.as(office, (ctx) => issueCertificate(ctx, pdfs, { enrolmentId, issuedBy: null }));

const textOf = async (documentId: string) =>
  pdfText((await w.as(office, (ctx) => openDocument(ctx, documentId))).bytes);

test('a certificate bears the official fields and the hours of the sealed half-days', async () => {
  const { full, part } = await taught();
  const first = await issue(full.enrolmentId);
  const second = await issue(part.enrolmentId);
  const text = await textOf(first.documentId);
  const missing = [
    'Certificat de réalisation',
    'Philippe Sauvage',
    'Rivage Formation',
    'Aurélie Caron',
    'Manager une équipe au quotidien',
    'action de formation',
    '9 mars 2026',
    '7,00 heures',
    'pendant une durée de 3 ans',
    'Déclaration d’activité n° 52440987654',
    first.number,
  ].filter((wanted) => !text.includes(wanted));
  expect([missing, (await textOf(second.documentId)).includes('3,50 heures')]).toEqual([[], true]);
});

test('no certificate comes out of zero hours, nor while a half-day waits for its countersignature', async () => {
  const { absent } = await taught();
  const { full } = await taught({ sealed: 1 });
  expect([await refusalOf(issue(absent.enrolmentId)), await refusalOf(issue(full.enrolmentId))]).toEqual([
    { code: 'CERTIFICATE_NO_HOURS', facts: {} },
    { code: 'CERTIFICATE_SHEETS_OPEN', facts: { count: 1 } },
  ]);
});

test('a certificate bears the logo of the organisation, and says the same with it as without', async () => {
  const { full, part } = await taught();
  const hasPicture = async (documentId: string) =>
    (
      await buffer((await w.as(office, (ctx) => openDocument(ctx, documentId))).bytes as NodeJS.ReadableStream)
    ).includes('/Subtype /Image');
  const without = await issue(full.enrolmentId);
  await givenLogo(w);
  const [again, other] = [await issue(full.enrolmentId), await issue(part.enrolmentId)];
  expect([
    again.documentId === without.documentId,
    await hasPicture(without.documentId),
    await hasPicture(other.documentId),
  ]).toEqual([true, false, true]);
});

test('ten people asking for the same certificate at the same instant get one number', async () => {
  const { full } = await taught();
  const numbers = await Promise.all(Array.from({ length: 10 }, async () => (await issue(full.enrolmentId)).number));
  expect(new Set(numbers).size).toBe(1);
});

test('numbers have no gap and no double, refusals and races included', async () => {
  const groups = await Promise.all([taught(), taught(), taught()]);
  await Promise.allSettled(groups.flatMap(({ people }) => people.map(({ enrolmentId }) => issue(enrolmentId))));
  const rows = await w.owner.query(
    sql<{
      number: string;
    }>`select number from documents.document where kind = 'certificateOfCompletion' order by number`,
  );
  const ranks = rows.map(({ number }) => Number(number.slice(-5)));
  expect(ranks).toEqual(ranks.map((_, index) => index + 1));
});

test('corrected hours give a new certificate, and the old one no longer verifies', async () => {
  const { full } = await taught();
  const before = await issue(full.enrolmentId);
  await w.owner.query(sql`update attendance.presence set attended_mn = 180 where enrolment_id = ${full.enrolmentId}`);
  const after = await issue(full.enrolmentId);
  const codes = await w.owner.query(sql<{ code: string; id: string }>`
    select verify_code as code, id from documents.document where id in (${before.documentId}, ${after.documentId})
  `);
  const http = await httpWorld(w);
  const verdict = async (id: string) => {
    const code = codes.find((one) => one.id === id)?.code;
    return (await http.call('GET', `/verifications/${code}`)).body;
  };
  await w.as(office, (ctx) => revokeDocument(ctx, after.documentId, 'saisie erronée'));
  expect([
    await verdict(before.documentId),
    await verdict(after.documentId),
    (await http.call('GET', '/verifications/ABCDEFGHJKMNPQRSTUVW')).body,
    await refusalOf(w.as(office, (ctx) => revokeDocument(ctx, after.documentId, 'encore'))),
    after.number > before.number,
  ]).toEqual([
    { verdict: 'revoked', kind: 'certificateOfCompletion', number: before.number, issuedOn: '2026-03-10' },
    { verdict: 'revoked', kind: 'certificateOfCompletion', number: after.number, issuedOn: '2026-03-10' },
    { verdict: 'unknown', kind: null, number: null, issuedOn: null },
    { code: 'DOCUMENT_NOT_ISSUED', facts: {} },
    true,
  ]);
});

test('a batch says beforehand who gets what, issues it once, and says so afterwards', async () => {
  const { sessionId } = await taught();
  const verdicts = async () =>
    (await w.as(office, (ctx) => previewCertificates(ctx, sessionId))).people.map(({ lastName, verdict, totalMn }) => [
      lastName,
      verdict,
      totalMn,
    ]);
  const before = await verdicts();
  const batches = await Promise.all(
    Array.from({ length: 4 }, () => w.as(office, (ctx) => startCertificates(ctx, sessionId))),
  );
  const batchId = batches[0]?.batchId ?? '';
  // A worker that was killed and another that takes over at the same time.
  await Promise.all([w.runJob('documents.issue-batch', { batchId }), w.runJob('documents.issue-batch', { batchId })]);
  const listed = await w.as(office, (ctx) => listDocuments(ctx, { page: 1, size: 50, sessionId }));
  expect([
    before,
    new Set(batches.map((one) => one.batchId)).size,
    await verdicts(),
    listed.total,
    await refusalOf(w.as(office, (ctx) => startCertificates(ctx, sessionId))),
  ]).toEqual([
    [
      ['Caron', 'new', 420],
      ['Ferhat', 'refused', 0],
      ['Le Roux', 'new', 210],
    ],
    1,
    [
      ['Caron', 'unchanged', 420],
      ['Ferhat', 'refused', 0],
      ['Le Roux', 'unchanged', 210],
    ],
    2,
    { code: 'NOTHING_TO_ISSUE', facts: {} },
  ]);
});

test('the attendance sheet shows every name, absence and total of the sealed half-days', async () => {
  const { sessionId } = await taught();
  const { documentId } = await w.as(office, (ctx) => issueAttendanceSheet(ctx, pdfs, sessionId));
  const again = await w.as(office, (ctx) => issueAttendanceSheet(ctx, pdfs, sessionId));
  const text = await textOf(documentId);
  const missing = [
    'Feuille d’émargement',
    'Aurélie Caron',
    'Absence justifiée',
    '2 sur 3',
    '10,50',
    '3,50',
    'FE-2026-',
  ].filter((wanted) => !text.includes(wanted));
  expect([missing, again.documentId === documentId]).toEqual([[], true]);
});

test('a learner opens their own certificate and nobody else’s', async () => {
  const { full, part } = await taught();
  const { documentId } = await issue(full.enrolmentId);
  const mine = await w.as(person('learner', full.learnerId), (ctx) => openDocument(ctx, documentId), 'own');
  const theirs = await refusalOf(
    w.as(person('learner', part.learnerId), (ctx) => openDocument(ctx, documentId), 'own'),
  );
  expect([mine.mediaType, theirs]).toEqual(['application/pdf', { code: 'NOT_FOUND', facts: {} }]);
});

test('the register leaves as a spreadsheet in French words, of one kind only when asked', async () => {
  const { full } = await taught();
  const { number } = await issue(full.enrolmentId);
  const lines = async (kind: 'certificateOfCompletion' | 'attendanceSheet') =>
    Buffer.from(await w.as(office, (ctx) => exportDocuments(ctx, { search: number, kind })))
      .toString()
      .split('\r\n');

  const [head, line, ...rest] = await lines('certificateOfCompletion');
  expect(head?.replace('\ufeff', '')).toBe(
    'Numéro;Document;Stagiaire;Entreprise;Session;Formation;Heures;Émis le;État',
  );
  expect(line?.replace(/SES-\d+-\d+/, 'SES')).toBe(
    `${number};Certificat de réalisation;Aurélie Caron;;SES;Manager une équipe au quotidien;7;2026-03-10;En vigueur`,
  );
  expect([rest, (await lines('attendanceSheet')).length]).toEqual([[''], 2]);
});
