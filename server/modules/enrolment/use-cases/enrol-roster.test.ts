import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { samplePath } from '../../../../tools/samples.ts';
import { sql } from '../../../kernel/sql.ts';
import { givenCompany, givenLearner, givenPerson, givenSession } from '../../../test/builders/trade.ts';
import { person, refusalOf, SYSTEM, world } from '../../../test/world.ts';
import { cancelEnrolment, enrolLearners } from './enrol-learners.ts';
import { enrolRoster } from './enrol-roster.ts';
import { listSessionEnrolments } from './read-enrolments.ts';
import { correctRoster, readRoster } from './read-roster.ts';

const w = await world();
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));

/** A client's file as it arrives: bytes already in the store, nothing else. */
async function deposit(sessionId: string, bytes: Buffer, name = 'liste.csv') {
  const fileId = crypto.randomUUID();
  const { sizeBytes, sha256 } = await w.app.files.put(fileId, Readable.from([bytes]));
  return readRoster(
    w.app,
    { actor: office, reach: 'all' },
    { sessionId, upload: { fileId, name, mediaType: 'text/csv', sizeBytes, sha256 } },
  );
}

const csv = (...lines: string[]) => Buffer.from(['Nom;Prénom;Mail;Société', ...lines].join('\r\n'));
const names = async (sessionId: string) =>
  (await w.as(office, (ctx) => listSessionEnrolments(ctx, sessionId))).rows.map((row) => [
    row.lastName,
    row.firstName,
    row.companyName,
  ]);

test('an untidy file is shown, then everybody is enrolled: new people, known people, one new company', async () => {
  const { sessionId } = await givenSession(w);
  const vernay = await givenCompany(w, 'Laboratoires Vernay');
  await givenLearner(w, { firstName: 'Sarah', lastName: 'Lemoine', email: 'sarah@vernay.example', companyId: vernay });
  const roster = await deposit(
    sessionId,
    csv(
      'DUPONT;zoé;zoe@vernay.example;LABORATOIRES VERNAY',
      'Lemoine;Sarah;Sarah@Vernay.example;',
      'Dupont;Zoe;;Vernay',
      'ROUSSEAU;Kevin;kevin@bati.example;Bâti-Ouest',
    ),
  );
  expect(
    roster.lines.map(({ lastName, decision, remarks }) => [lastName, decision, remarks.map(({ code }) => code)]),
  ).toEqual([
    ['Dupont', 'enrol', ['COMPANY_KNOWN']],
    ['Lemoine', 'enrol', ['PERSON_KNOWN']],
    ['Dupont', 'skip', ['EMAIL_MISSING', 'SAME_PERSON_IN_FILE', 'COMPANY_NEW']],
    ['Rousseau', 'enrol', ['COMPANY_NEW']],
  ]);

  expect(await w.as(office, (ctx) => enrolRoster(ctx, roster.rosterId))).toEqual({
    enrolled: 3,
    newPeople: 2,
    newCompanies: 1,
  });
  expect(await names(sessionId)).toEqual([
    ['Rousseau', 'Kevin', 'Bâti-Ouest'],
    ['Dupont', 'Zoé', 'Laboratoires Vernay'],
    ['Lemoine', 'Sarah', 'Laboratoires Vernay'],
  ]);
});

test('ten clicks at the same instant enrol the file once', async () => {
  const { sessionId } = await givenSession(w);
  const roster = await deposit(sessionId, csv('DIOP;Fatou;fatou@tilleuls.example;Clinique des Tilleuls'));
  const answers = await Promise.allSettled(
    Array.from({ length: 10 }, () => w.as(office, (ctx) => enrolRoster(ctx, roster.rosterId))),
  );
  expect([answers.filter(({ status }) => status === 'fulfilled').length, await names(sessionId)]).toEqual([
    1,
    [['Diop', 'Fatou', 'Clinique des Tilleuls']],
  ]);
});

test('a line without a name blocks the whole file until it is corrected', async () => {
  const { sessionId } = await givenSession(w);
  const roster = await deposit(sessionId, csv('TESSIER;Marc;marc@tilleuls.example;', ';;laure@tilleuls.example;'));
  expect(await refusalOf(w.as(office, (ctx) => enrolRoster(ctx, roster.rosterId)))).toEqual({
    code: 'ROSTER_BLOCKED',
    facts: { count: 1 },
  });
  expect(await names(sessionId)).toEqual([]);

  const choices = {
    fields: roster.columns.map(({ field }) => field),
    skippedLines: [],
    corrections: [
      { line: 3, field: 'lastName' as const, value: 'VASSEUR' },
      { line: 3, field: 'firstName' as const, value: 'Laure' },
    ],
  };
  await w.as(office, (ctx) => correctRoster(ctx, roster.rosterId, choices));
  await w.as(office, (ctx) => enrolRoster(ctx, roster.rosterId));
  expect(await names(sessionId)).toEqual([
    ['Tessier', 'Marc', null],
    ['Vasseur', 'Laure', null],
  ]);
});

test('a file with more people than seats enrols nobody', async () => {
  const { sessionId } = await givenSession(w, { seats: 1 });
  const roster = await deposit(
    sessionId,
    csv('UN;Anne;anne@x.example;Nouvelle Société', 'DEUX;Paul;paul@x.example;Nouvelle Société'),
  );
  expect(await refusalOf(w.as(office, (ctx) => enrolRoster(ctx, roster.rosterId)))).toEqual({
    code: 'SESSION_FULL',
    facts: { left: 1, asked: 2 },
  });
  const [company] = await w.owner.query(
    sql<{ count: number }>`select count(*)::int as count from people.client_company where name = 'Nouvelle Société'`,
  );
  expect([await names(sessionId), company?.count]).toEqual([[], 0]);
});

test('thirty enrolments at once for five seats: five people sit', async () => {
  const { sessionId } = await givenSession(w, { seats: 5 });
  const learners = await Promise.all(Array.from({ length: 30 }, () => givenLearner(w)));
  await Promise.allSettled(
    learners.map((learnerId) => w.as(office, (ctx) => enrolLearners(ctx, sessionId, { learnerIds: [learnerId] }))),
  );
  expect(await names(sessionId)).toHaveLength(5);
});

test('the same person enrolled twice at the same instant takes one seat', async () => {
  const { sessionId } = await givenSession(w, { seats: 5 });
  const learnerId = await givenLearner(w);
  await Promise.all(
    Array.from({ length: 8 }, () => w.as(office, (ctx) => enrolLearners(ctx, sessionId, { learnerIds: [learnerId] }))),
  );
  const [session] = await w.owner.query(
    sql<{ taken: number }>`select seats_taken as taken from sessions.session where id = ${sessionId}`,
  );
  expect([await names(sessionId), session?.taken]).toEqual([[['Delmas', 'Zoé', null]], 1]);
});

test('cancelling gives the seat back once, whoever clicks', async () => {
  const { sessionId } = await givenSession(w, { seats: 5 });
  const learnerId = await givenLearner(w);
  await w.as(office, (ctx) => enrolLearners(ctx, sessionId, { learnerIds: [learnerId] }));
  const [row] = (await w.as(office, (ctx) => listSessionEnrolments(ctx, sessionId))).rows;
  await Promise.allSettled(
    Array.from({ length: 5 }, () => w.as(office, (ctx) => cancelEnrolment(ctx, row?.enrolmentId ?? '', 'empêchement'))),
  );
  const [session] = await w.owner.query(
    sql<{ taken: number }>`select seats_taken as taken from sessions.session where id = ${sessionId}`,
  );
  expect([await names(sessionId), session?.taken]).toEqual([[], 0]);
});

test('a company sees its own people in a session and none of another’s', async () => {
  const { sessionId } = await givenSession(w);
  const [mine, theirs] = [await givenCompany(w, 'À moi'), await givenCompany(w, 'À eux')];
  const learnerIds = [
    await givenLearner(w, { companyId: mine, lastName: 'Mien' }),
    await givenLearner(w, { companyId: theirs, lastName: 'Leur' }),
  ];
  await w.as(office, (ctx) => enrolLearners(ctx, sessionId, { learnerIds }));
  const manager = person('companyManager', await givenPerson(w, { role: 'companyManager', companyId: mine }), mine);
  const seen = await w.as(manager, (ctx) => listSessionEnrolments(ctx, sessionId), 'company');
  expect(seen.rows.map(({ lastName }) => lastName)).toEqual(['Mien']);
});

const dendreo = samplePath('migration/adf_participants.dendreo-like.cp1252.csv');
test.runIf(dendreo)('the Windows-1252 export of another system goes through', async () => {
  const { sessionId } = await givenSession(w);
  const roster = await deposit(sessionId, readFileSync(dendreo ?? ''));
  expect(
    roster.lines.map(({ lastName, firstName, email, companyName }) => [lastName, firstName, email, companyName]),
  ).toEqual([
    ['Dupont', 'Zoé', 'zoe.dupont@ateliers-borel.example', 'Ateliers Borel SAS'],
    ['O’Brien', 'Liam', null, 'Ateliers Borel SAS'],
    ['de La Tour', 'Jean-Marie', 'jm.delatour@evrard.example', 'Transports Évrard'],
    ['Inconnu', 'Test', null, 'Transports Évrard'],
  ]);
});

test('nobody is left in the trail by name', async () => {
  const lines = await w.as(SYSTEM, (ctx) => ctx.query(sql<{ facts: unknown }>`select facts from trail.line`));
  expect(JSON.stringify(lines)).not.toMatch(/Dupont|zoe@/i);
});
