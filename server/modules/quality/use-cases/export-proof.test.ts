import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { typstPdfs } from '../../../adapters/pdf-typst/index.ts';
import { openArchive } from '../../../kernel/archive/archive.ts';
import { SPREADSHEET_LIMITS } from '../../../kernel/archive/limits.ts';
import { givenOrganisation, givenSealedHalfDay } from '../../../test/builders/proof.ts';
import { givenEnrolment, givenLearner, givenPerson, givenSession, givenTrainer } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { issueCertificate } from '../../documents/use-cases/issue-certificate.ts';
import { exportProof } from './export-proof.ts';

const w = await world({ now: '2026-03-10T18:00:00.000Z' });

test('a learner’s file holds documents, hours and journal, and its manifest tells the hash of each', async () => {
  await givenOrganisation(w);
  const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  const { sessionId, slotIds } = await givenSession(w);
  const learnerId = await givenLearner(w);
  const enrolmentId = await givenEnrolment(w, { sessionId, learnerId });
  for (const slotId of slotIds)
    await givenSealedHalfDay(w, { slotId, sessionId, people: [{ enrolmentId, learnerId, attendedMn: 210 }] });
  const pdfs = typstPdfs();
  const { number } = await w.as(office, (ctx) => issueCertificate(ctx, pdfs, { enrolmentId, issuedBy: null }));
  await pdfs.close();

  const { bytes } = await w.as(office, (ctx) => exportProof(ctx, enrolmentId));
  const archive = await openArchive({ bytes: await buffer(bytes as NodeJS.ReadableStream) }, SPREADSHEET_LIMITS);
  const paths = archive.entries.map(({ path }) => path);
  const manifest = JSON.parse((await archive.read('manifest.json')).toString());
  const hashes = await Promise.all(
    manifest.files.map(async ({ path }: { path: string }) =>
      createHash('sha256')
        .update(await archive.read(path))
        .digest('hex'),
    ),
  );
  const journal = JSON.parse((await archive.read('journal.json')).toString());
  const hours = (await archive.read('heures.csv')).toString();
  const stranger = person('trainer', await givenTrainer(w));
  expect([
    paths,
    manifest.files.map(({ sha256 }: { sha256: string }) => sha256),
    journal.map(({ action }: { action: string }) => action),
    hours.includes('Total;;;420;'),
    await refusalOf(w.as(stranger, (ctx) => exportProof(ctx, enrolmentId), 'assigned')),
  ]).toEqual([
    [`documents/${number}.pdf`, 'heures.csv', 'journal.json', 'manifest.json'],
    hashes,
    ['documents.issued'],
    true,
    { code: 'NOT_FOUND', facts: {} },
  ]);
});
