import { beforeAll, expect, test } from 'vitest';
import { typstPdfs } from '../../../adapters/pdf-typst/index.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { sql } from '../../../kernel/sql.ts';
import { givenGuests, givenWholeSession } from '../../../test/builders/offer.ts';
import { givenOrganisation, givenSealedHalfDay } from '../../../test/builders/proof.ts';
import { tenAtOnce } from '../../../test/builders/steering.ts';
import { givenEnrolment, givenLearner, givenPerson } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { noteOutcomes } from '../../assessment/use-cases/note-outcomes.ts';
import { type Mail, MailRefused } from '../../messaging/ports.ts';
import { sendMessages } from '../../messaging/use-cases/send-messages.ts';
import type { OfficeKind } from '../domain/document-kinds.ts';
import { prepareDispatch, sendDispatches } from './carry-out-dispatch.ts';
import { handOver } from './hand-over.ts';
import { readBoard } from './read-board.ts';
import { listDocuments, openDocument } from './read-documents.ts';
import { startDispatch } from './start-dispatch.ts';
import { undoDispatch } from './undo-dispatch.ts';

const w = await world({ now: '2026-03-10T09:00:00.000Z' });
const http = await httpWorld(w);
const pdfs = typstPdfs();
let office: ReturnType<typeof person>;

beforeAll(async () => {
  await givenOrganisation(w);
  office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  return () => pdfs.close();
});

async function planned() {
  w.clock.set('2026-03-10T09:00:00.000Z');
  const session = await givenWholeSession(w);
  const guests = await givenGuests(w, {
    sessionId: session.sessionId,
    names: [
      ['Zoé', 'Delmas'],
      ['Karim', 'Haddad'],
    ],
  });
  const [zoe, karim] = guests.people;
  if (!zoe || !karim) throw new Error('two people were enrolled');
  return { ...session, ...guests, zoe, karim };
}
type Planned = Awaited<ReturnType<typeof planned>>;

const convocations = ({ people }: Planned) =>
  people.map(({ enrolmentId }) => ({ kind: 'convocation' as OfficeKind, enrolmentId, companyId: null }));
const start = ({ sessionId }: Planned, lines: Parameters<typeof startDispatch>[1]['lines']) =>
  w.as(office, (ctx) => startDispatch(ctx, { sessionId, lines }));
const undo = (dispatchId: string) => w.as(office, (ctx) => undoDispatch(ctx, dispatchId));
const send = () => sendDispatches(w.app, pdfs);
/** Ten minutes and a bit later. */
const later = (minutes = 11) => w.clock.set(new Date(w.clock.now().getTime() + minutes * 60_000).toISOString());
const mails = async ({ people, managerId }: Planned) =>
  (
    await w.owner.query(sql<{ template: string; state: string }>`
      select template, state from messaging.message
       where person_id = any(${[managerId, ...people.map(({ learnerId }) => learnerId)]}::uuid[]) order by created_at, id
    `)
  ).map(({ template, state }) => `${template} ${state}`);
const states = async ({ sessionId }: Planned, kind: OfficeKind = 'convocation') => {
  const { people } = await w.as(office, (ctx) => readBoard(ctx, sessionId));
  return people.map(({ cells }) => cells.find((cell) => cell.kind === kind)?.state);
};

const emailOf = async (personId: string) =>
  (await w.owner.query(sql<{ email: string }>`select email from identity.person where id = ${personId}`))[0]?.email ??
  '';

/** Carries mail as a server would, refusing one address for good; the code of the link that this person received. */
async function carryMail(personId: string, { refused = '' } = {}): Promise<string> {
  const links = new Map<string, string>();
  await sendMessages(w.app, {
    send: async ({ to, plain }: Mail) => {
      if (to === refused) throw new MailRefused('550 no such user');
      links.set(to, /\/d#([\w-]+)/.exec(plain)?.[1] ?? '');
      return { smtpId: 'ok' };
    },
    close: async () => undefined,
  });
  return links.get(await emailOf(personId)) ?? '';
}

test('a mass send waits ten minutes, then each reader has one mail with all their documents', async () => {
  const here = await planned();
  const lines = [
    ...here.people.flatMap(({ enrolmentId }) =>
      (['convocation', 'program', 'internalRules'] as const).map((kind) => ({ kind, enrolmentId, companyId: null })),
    ),
    { kind: 'agreement' as const, enrolmentId: null, companyId: here.companyId },
  ];
  const { dispatchId, ...started } = await start(here, lines);
  await prepareDispatch(w.app, pdfs, dispatchId);
  await send();
  const before = [await states(here), await mails(here)];
  later();
  await send();
  expect([started, before, await states(here), await mails(here)]).toEqual([
    { sendAfter: '2026-03-10T09:10:00.000Z', documents: 7, readers: 3, unreachable: 0 },
    [['waiting', 'waiting'], []],
    ['sent', 'sent'],
    Array(3).fill('documentsSent waiting'),
  ]);
});

test('ten people who send the same documents at the same instant send them once', async () => {
  const here = await planned();
  const outcomes = await tenAtOnce(w, () => start(here, convocations(here)));
  later();
  await Promise.all([send(), send(), send()]);
  await send();
  expect([outcomes, await mails(here)]).toEqual([
    [...Array(9).fill('DISPATCH_NOTHING_NEW'), 'done'],
    ['documentsSent waiting', 'documentsSent waiting'],
  ]);
});

test('a mass send that is undone writes to nobody, and can be sent again', async () => {
  const here = await planned();
  const { dispatchId } = await start(here, convocations(here));
  await prepareDispatch(w.app, pdfs, dispatchId);
  await undo(dispatchId);
  await undo(dispatchId);
  later();
  await send();
  const first = [await states(here), await mails(here)];
  await start(here, convocations(here));
  later();
  await send();
  expect([first, await mails(here)]).toEqual([
    [['produced', 'produced'], []],
    ['documentsSent waiting', 'documentsSent waiting'],
  ]);
});

test('undoing at the instant it leaves: everybody is written to or nobody, and the person is told which', async () => {
  for (let round = 0; round < 4; round++) {
    const here = await planned();
    const { dispatchId } = await start(here, convocations(here));
    await prepareDispatch(w.app, pdfs, dispatchId);
    later();
    const outcomes = await tenAtOnce(w, (index) => (index % 2 ? send() : undo(dispatchId)));
    const wasUndone = !outcomes.includes('DISPATCH_GONE');
    expect([await mails(here), await states(here)]).toEqual(
      wasUndone
        ? [[], ['produced', 'produced']]
        : [
            ['documentsSent waiting', 'documentsSent waiting'],
            ['sent', 'sent'],
          ],
    );
  }
});

test('a worker killed between two documents starts over, and nothing is made or sent twice', async () => {
  const here = await planned();
  const { dispatchId } = await start(here, convocations(here));
  let made = 0;
  const dying: PdfMaker = {
    make: (...order) => {
      made += 1;
      return made > 1 ? Promise.reject(new Error('killed')) : pdfs.make(...order);
    },
    close: async () => undefined,
  };
  await expect(prepareDispatch(w.app, dying, dispatchId)).rejects.toThrow('killed');
  later();
  await send();
  const { rows } = await w.as(office, (ctx) => listDocuments(ctx, { page: 1, size: 9, sessionId: here.sessionId }));
  expect([rows.map(({ version }) => version), await mails(here)]).toEqual([
    [1, 1],
    ['documentsSent waiting', 'documentsSent waiting'],
  ]);
});

test('what the mail server says comes back to the board, and the first opening too', async () => {
  const here = await planned();
  await start(here, convocations(here));
  later();
  await send();
  const code = await carryMail(here.zoe.learnerId, { refused: await emailOf(here.karim.learnerId) });
  const opened = await http.call('GET', `/document-links/${code}`);
  const { people } = await w.as(office, (ctx) => readBoard(ctx, here.sessionId));
  expect([
    (opened.body as { documents: { kind: string; state: string }[] }).documents.map(({ kind, state }) => [kind, state]),
    people.map(({ cells }) => {
      const { state, reason, openedAt } = cells.find(({ kind }) => kind === 'convocation') ?? {};
      return [state, reason, openedAt];
    }),
  ]).toEqual([
    [['convocation', 'issued']],
    [
      ['sent', '', '2026-03-10T09:11:00.000Z'],
      ['failed', '550 no such user', null],
    ],
  ]);
});

test('a corrected document supersedes the old one for its reader: the old link says so and opens the new one', async () => {
  const here = await planned();
  const lines = convocations(here).slice(0, 1);
  await start(here, lines);
  later();
  await send();
  const code = await carryMail(here.zoe.learnerId);
  await w.owner.query(sql`update sessions.room set name = 'Salle Loire' where id = ${here.roomId}`);
  const changed = (await states(here))[0];
  const again = await start(here, lines);
  await prepareDispatch(w.app, pdfs, again.dispatchId);
  const beforeIt = (await http.call('GET', `/document-links/${code}`)).body as { documents: unknown[] };
  later();
  await send();
  const after = (await http.call('GET', `/document-links/${code}`)).body as {
    documents: { documentId: string; newer: { documentId: string } }[];
  };
  const [old] = after.documents;
  const file = await http.call('GET', `/document-links/${code}/files/${old?.newer.documentId}`);
  expect([changed, beforeIt.documents, after.documents, await mails(here), file.headers['content-type']]).toEqual([
    'changed',
    [expect.objectContaining({ state: 'superseded', newer: null })],
    [expect.objectContaining({ state: 'superseded', newer: expect.objectContaining({ number: expect.any(String) }) })],
    ['documentsSent sent', 'documentsReplaced waiting'],
    'application/pdf',
  ]);
});

test('a document is handed over once to who has no address, and a send says that nobody can be written to', async () => {
  const here = await planned();
  const learnerId = await givenLearner(w, { firstName: 'Ana', lastName: 'Abel', email: null });
  const enrolmentId = await givenEnrolment(w, { sessionId: here.sessionId, learnerId });
  const line = { kind: 'convocation' as const, enrolmentId, companyId: null };
  const refused = await refusalOf(start(here, [line]));
  const outcomes = await tenAtOnce(w, () =>
    w.as(office, (ctx) => handOver(ctx, pdfs, { sessionId: here.sessionId, ...line })),
  );
  const mine = await w.as(person('learner', learnerId), (ctx) => listDocuments(ctx, { page: 1, size: 9 }), 'own');
  const handed = await w.owner.query(sql`select from documents.delivery where enrolment_id = ${enrolmentId}`);
  expect([refused.code, outcomes, (await states(here))[0], mine.rows.map(({ kind }) => kind), handed.length]).toEqual([
    'NOBODY_TO_WRITE_TO',
    Array(10).fill('done'),
    'handed',
    ['convocation'],
    1,
  ]);
});

test('a learner and their company find what was sent to them, and nothing of anybody else', async () => {
  const here = await planned();
  const others = await givenGuests(w, {
    sessionId: here.sessionId,
    company: 'Canari et fils',
    names: [['Ana', 'Silva']],
  });
  const [ana] = others.people;
  await start(here, [
    ...convocations(here),
    ...convocations({ ...here, people: others.people }),
    { kind: 'agreement', enrolmentId: null, companyId: here.companyId },
    { kind: 'agreement', enrolmentId: null, companyId: others.companyId },
    { kind: 'program', enrolmentId: here.zoe.enrolmentId, companyId: null },
  ]);
  later();
  await send();
  const listedBy = async (actor: ReturnType<typeof person>) => {
    const { rows } = await w.as(
      actor,
      (ctx) => listDocuments(ctx, { page: 1, size: 50, sessionId: here.sessionId }),
      'own',
    );
    return rows.map(({ kind, learnerName, companyName }) => `${kind} ${learnerName || companyName}`.trim()).toSorted();
  };
  const theirs = await w.as(office, (ctx) => listDocuments(ctx, { page: 1, size: 50, sessionId: here.sessionId }));
  const agreement = theirs.rows.find(
    ({ kind, companyName }) => kind === 'agreement' && companyName === 'Canari et fils',
  );
  const zoe = person('learner', here.zoe.learnerId, here.companyId);
  const manager = person('companyManager', here.managerId, here.companyId);
  const trainer = person('trainer', await givenPerson(w, { role: 'trainer' }));
  const strangers = [zoe, manager, person('learner', ana?.learnerId ?? '', others.companyId)];
  const refused = [];
  for (const reader of strangers)
    refused.push((await refusalOf(w.as(reader, (ctx) => openDocument(ctx, agreement?.documentId ?? ''), 'own'))).code);
  refused.push(
    (await refusalOf(w.as(trainer, (ctx) => openDocument(ctx, agreement?.documentId ?? ''), 'assigned'))).code,
  );
  expect([await listedBy(zoe), await listedBy(manager), refused]).toEqual([
    ['convocation Zoé Delmas', 'program'],
    ['agreement Laboratoires Vernay', 'convocation Karim Haddad', 'convocation Zoé Delmas', 'program'],
    Array(4).fill('NOT_FOUND'),
  ]);
});

test('what a learner acquired is theirs: their company does not find the attestation that says it', async () => {
  const here = await planned();
  for (const slotId of here.slotIds)
    await givenSealedHalfDay(w, {
      slotId,
      sessionId: here.sessionId,
      people: here.people.map((one) => ({ ...one, attendedMn: 210 })),
    });
  const { enrolmentId, learnerId } = here.zoe;
  const noted = { after: 0, outcomes: ['acquired' as const, 'notAcquired' as const], method: 'Quiz' };
  await w.as(office, (ctx) => noteOutcomes(ctx, enrolmentId, noted));
  for (const kind of ['trainingCertificate', 'attendanceCertificate'] as const)
    await w.as(office, (ctx) => handOver(ctx, pdfs, { sessionId: here.sessionId, kind, enrolmentId, companyId: null }));
  const kindsFor = async (actor: ReturnType<typeof person>) =>
    (await w.as(actor, (ctx) => listDocuments(ctx, { page: 1, size: 9 }), 'own')).rows
      .map(({ kind }) => kind)
      .toSorted();
  expect([
    await kindsFor(person('learner', learnerId, here.companyId)),
    await kindsFor(person('companyManager', here.managerId, here.companyId)),
  ]).toEqual([['attendanceCertificate', 'trainingCertificate'], ['attendanceCertificate']]);
});

test('a link that is wrong, undone or too old opens nothing, and no other file', async () => {
  const here = await planned();
  await start(here, convocations(here).slice(0, 1));
  later();
  await send();
  const code = await carryMail(here.zoe.learnerId);
  const { rows } = await w.as(office, (ctx) => listDocuments(ctx, { page: 1, size: 200 }));
  const other = rows.find(({ sessionId }) => sessionId !== here.sessionId)?.documentId;
  const answers = [
    await http.call('GET', `/document-links/${code}`),
    await http.call('GET', `/document-links/${code}/files/${other}`),
    await http.call('GET', `/document-links/${'x'.repeat(43)}`),
  ];
  later(401 * 24 * 60);
  answers.push(await http.call('GET', `/document-links/${code}`));
  expect(answers.map(({ status, body }) => [status, (body as { code?: string }).code])).toEqual([
    [200, undefined],
    [404, 'DOCUMENT_LINK_UNKNOWN'],
    [404, 'DOCUMENT_LINK_UNKNOWN'],
    [404, 'DOCUMENT_LINK_UNKNOWN'],
  ]);
});

test('somebody of another session is not sent anything from this one', async () => {
  const [here, elsewhere] = [await planned(), await planned()];
  const refused = [
    await refusalOf(start(here, convocations(elsewhere))),
    await refusalOf(start(here, [{ kind: 'agreement', enrolmentId: here.zoe.enrolmentId, companyId: null }])),
    await refusalOf(start(here, [{ kind: 'agreement', enrolmentId: null, companyId: elsewhere.companyId }])),
  ];
  expect(refused.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
});
