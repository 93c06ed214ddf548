import { beforeAll, expect, test } from 'vitest';
import { typstPdfs } from '../../../adapters/pdf-typst/index.ts';
import { givenGuests, givenWholeSession } from '../../../test/builders/offer.ts';
import { givenOrganisation, givenSealedHalfDay } from '../../../test/builders/proof.ts';
import { givenEnrolment, givenLearner, givenPerson, givenSession, morning } from '../../../test/builders/trade.ts';
import { person, world } from '../../../test/world.ts';
import { countUnsealed } from '../../attendance/index.ts';
import { issueCertificate } from '../../documents/index.ts';
import { sendDispatches } from '../../documents/use-cases/carry-out-dispatch.ts';
import { handOver } from '../../documents/use-cases/hand-over.ts';
import { startDispatch } from '../../documents/use-cases/start-dispatch.ts';
import { MailRefused } from '../../messaging/ports.ts';
import { sendMessages } from '../../messaging/use-cases/send-messages.ts';
import { moveSessions } from '../../sessions/use-cases/move-sessions.ts';
import { countWorkQueue, readWorkQueue } from './read-homes.ts';

const w = await world({ now: '2026-03-10T09:00:00.000Z' });
const pdfs = typstPdfs();
let office: ReturnType<typeof person>;

beforeAll(async () => {
  await givenOrganisation(w);
  office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  return () => pdfs.close();
});

const queue = (family?: 'certificates' | 'closings') => w.as(office, (ctx) => readWorkQueue(ctx, family));
const linesOf = async (sessionId: string) =>
  (await queue()).items
    .filter((item) => item.sessionId === sessionId)
    .map(({ kind, bucket, at, count }) => [kind, bucket, at, count]);
const move = (sessionId: string, to: 'CLOSED' | 'CANCELLED') =>
  w.as(office, (ctx) => moveSessions(ctx, { sessionIds: [sessionId], to, reason: 'essai', checks: { countUnsealed } }));

/** A session given on a morning, sealed, with somebody who came and somebody who did not. */
async function given(day: string) {
  const { sessionId, slotIds } = await givenSession(w, { state: 'DELIVERED', slots: [morning(day)] });
  const people = [];
  for (const attendedMn of [210, 0]) {
    const learnerId = await givenLearner(w);
    people.push({ learnerId, enrolmentId: await givenEnrolment(w, { sessionId, learnerId }), attendedMn });
  }
  await givenSealedHalfDay(w, { slotId: slotIds[0] ?? '', sessionId, people });
  return { sessionId, came: people[0]?.enrolmentId ?? '' };
}

test('a sealed session waits for the certificate of who came, then for its closing, then for nothing', async () => {
  const { sessionId, came } = await given('2026-03-09');
  const first = await linesOf(sessionId);
  await w.as(office, (ctx) => issueCertificate(ctx, pdfs, { enrolmentId: came, issuedBy: null }));
  const second = await linesOf(sessionId);
  await move(sessionId, 'CLOSED');

  expect([first, second, await linesOf(sessionId)]).toEqual([
    [['CERTIFICATES_TO_ISSUE', 'today', '2026-03-15T23:00:00.000Z', 1]],
    [['SESSION_TO_CLOSE', 'today', '2026-04-07T22:00:00.000Z', 1]],
    [],
  ]);
});

test('certificates are late a week after the end, and still wait when the session was closed without them', async () => {
  const { sessionId } = await given('2026-03-02');
  const open = await linesOf(sessionId);
  await move(sessionId, 'CLOSED');

  expect([open, await linesOf(sessionId)]).toEqual([
    [['CERTIFICATES_TO_ISSUE', 'late', '2026-03-08T23:00:00.000Z', 1]],
    [['CERTIFICATES_TO_ISSUE', 'late', '2026-03-08T23:00:00.000Z', 1]],
  ]);
});

test('a half-day without trainer waits in the section of its day: today, this week, or the week after', async () => {
  const days = ['2026-03-10', '2026-03-13', '2026-03-17'];
  const sessions = [];
  for (const day of days)
    sessions.push((await givenSession(w, { slots: [{ ...morning(day), starts: '11:00' }] })).sessionId);

  expect(await Promise.all(sessions.map(linesOf))).toEqual([
    [['TRAINER_MISSING', 'today', '2026-03-10T10:00:00.000Z', 1]],
    [['TRAINER_MISSING', 'week', '2026-03-13T10:00:00.000Z', 1]],
    [['TRAINER_MISSING', 'next', '2026-03-17T10:00:00.000Z', 1]],
  ]);
});

test('agreements wait 15 days before a session and convocations 7, until each was given to its reader', async () => {
  const { sessionId } = await givenWholeSession(w, { days: ['2026-03-20'] });
  const { companyId, people } = await givenGuests(w, {
    sessionId,
    names: [
      ['Zoé', 'Delmas'],
      ['Karim', 'Haddad'],
    ],
  });
  const give = (kind: 'agreement' | 'convocation', enrolmentId: string | null) =>
    w.as(office, (ctx) =>
      handOver(ctx, pdfs, { sessionId, kind, enrolmentId, companyId: enrolmentId ? null : companyId }),
    );
  const lines = [await linesOf(sessionId)];
  await give('agreement', null);
  await give('convocation', people[0]?.enrolmentId ?? '');
  lines.push(await linesOf(sessionId));
  await give('convocation', people[1]?.enrolmentId ?? '');
  lines.push((await linesOf(sessionId)).filter(([kind]) => kind !== 'TRAINER_MISSING'));
  expect(lines.map((each) => each.filter(([kind]) => kind !== 'TRAINER_MISSING'))).toEqual([
    [
      ['AGREEMENT_TO_SEND', 'late', '2026-03-04T23:00:00.000Z', 1],
      ['CONVOCATION_TO_SEND', 'week', '2026-03-12T23:00:00.000Z', 2],
    ],
    [['CONVOCATION_TO_SEND', 'week', '2026-03-12T23:00:00.000Z', 1]],
    [],
  ]);
});

test('a mail that the server refused waits for its address, until the document is given again', async () => {
  const { sessionId } = await givenWholeSession(w, { days: ['2026-04-20'] });
  const { people } = await givenGuests(w, { sessionId, names: [['Zoé', 'Delmas']] });
  const line = { kind: 'convocation' as const, enrolmentId: people[0]?.enrolmentId ?? '', companyId: null };
  await w.as(office, (ctx) => startDispatch(ctx, { sessionId, lines: [line] }));
  w.clock.set('2026-03-10T09:11:00.000Z');
  await sendDispatches(w.app, pdfs);
  await sendMessages(w.app, {
    send: () => Promise.reject(new MailRefused('550 no such user')),
    close: async () => undefined,
  });
  const refused = await linesOf(sessionId);
  await w.as(office, (ctx) => handOver(ctx, pdfs, { sessionId, ...line }));
  expect([refused, await linesOf(sessionId)]).toEqual([
    [['DOCUMENT_NOT_DELIVERED', 'today', '2026-03-10T09:11:00.000Z', 1]],
    [],
  ]);
  w.clock.set('2026-03-10T09:00:00.000Z');
});

test('a flood of one kind hides no other, its lines stop at sixty, its count does not', async () => {
  for (let made = 0; made < 65; made++) await givenSession(w, { state: 'DELIVERED', slots: [] });

  const all = await queue();
  const closings = await queue('closings');
  const kinds = new Set(all.items.map(({ kind }) => kind));
  expect([closings.items.length, closings.items.every(({ kind }) => kind === 'SESSION_TO_CLOSE')]).toEqual([60, true]);
  expect(kinds).toEqual(new Set(['CERTIFICATES_TO_ISSUE', 'SESSION_TO_CLOSE', 'TRAINER_MISSING']));
  expect(all.counts.filter(({ family }) => family === 'closings')).toEqual([
    { kind: 'SESSION_TO_CLOSE', bucket: 'today', family: 'closings', count: 65 },
  ]);
  const counted = all.counts.reduce((sum, { count }) => sum + count, 0);
  expect(await w.as(office, countWorkQueue)).toEqual({ count: counted });
});
