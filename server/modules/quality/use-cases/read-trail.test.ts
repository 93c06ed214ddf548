import { expect, test } from 'vitest';
import { givenCompany, givenEnrolment, givenLearner, givenPerson, givenSession } from '../../../test/builders/trade.ts';
import { person, SYSTEM, world } from '../../../test/world.ts';
import type { TrailFilter } from '../store/trail.read.ts';
import { exportTrail } from './export-trail.ts';
import { readTrail } from './read-trail.ts';

const w = await world();
const auditor = person('auditor', await givenPerson(w, { role: 'auditor' }));
const officeId = await givenPerson(w, { role: 'trainingAdministrator', firstName: 'Nadia', lastName: 'Benhamou' });
const office = person('trainingAdministrator', officeId);
const companyId = await givenCompany(w, 'Ateliers Lefèvre');
const learnerId = await givenLearner(w, { firstName: 'Émilie', lastName: 'Fontaine', companyId });
const { sessionId, slotIds } = await givenSession(w);
const enrolmentId = await givenEnrolment(w, { sessionId, learnerId, companyId });
const links = { session: sessionId, person: learnerId, enrolment: enrolmentId };

/** Four acts on four days: a company, an enrolment, a half-day, a sign-in. */
w.clock.set('2026-03-09T08:00:00.000Z');
await w.as(office, (ctx) =>
  ctx.record({
    action: 'people.company-changed',
    subject: { kind: 'company', id: companyId },
    links: { company: companyId },
  }),
);
w.clock.set('2026-03-10T08:00:00.000Z');
await w.as(office, (ctx) =>
  ctx.record({ action: 'enrolment.enrolled', subject: { kind: 'enrolment', id: enrolmentId }, links }),
);
// 23:30 on the 11th in France: the next day has not begun there.
w.clock.set('2026-03-11T22:30:00.000Z');
await w.as(office, (ctx) =>
  ctx.record({
    action: 'attendance.sealed',
    subject: { kind: 'slot', id: slotIds[0] ?? '' },
    links: { session: sessionId },
  }),
);
w.clock.set('2026-03-12T08:00:00.000Z');
await w.as(SYSTEM, (ctx) =>
  ctx.record({ action: 'identity.signed-in', subject: { kind: 'person', id: officeId }, links: { person: officeId } }),
);

const actions = async (asked: TrailFilter) =>
  (await w.as(auditor, (ctx) => readTrail(ctx, asked))).lines.map(({ action }) => action);

test('a line names who acted, on what, for whom and in which session', async () => {
  const { lines } = await w.as(auditor, (ctx) => readTrail(ctx, {}));
  const session = { sessionId, code: expect.any(String), title: 'Manager une équipe au quotidien' };
  expect(lines.map(({ actorName, concerns, thing, session: held }) => ({ actorName, concerns, thing, held }))).toEqual([
    {
      actorName: null,
      concerns: { personId: officeId, name: 'Nadia Benhamou', hasCard: false },
      thing: null,
      held: null,
    },
    {
      actorName: 'Nadia Benhamou',
      concerns: null,
      thing: { kind: 'halfDay', id: slotIds[0], name: '2026-03-09 morning' },
      held: session,
    },
    {
      actorName: 'Nadia Benhamou',
      concerns: { personId: learnerId, name: 'Émilie Fontaine', hasCard: true },
      thing: null,
      held: session,
    },
    {
      actorName: 'Nadia Benhamou',
      concerns: null,
      thing: { kind: 'company', id: companyId, name: 'Ateliers Lefèvre' },
      held: null,
    },
  ]);
});

test.each([
  ['a person whom the lines name, without the accents', { person: 'emilie font' }, ['enrolment.enrolled']],
  [
    'a person who acted or came in',
    { person: 'benhamou' },
    ['identity.signed-in', 'attendance.sealed', 'enrolment.enrolled', 'people.company-changed'],
  ],
  ['a person nobody knows', { person: 'personne de ce nom' }, []],
  ['the title of a session', { session: 'équipe' }, ['attendance.sealed', 'enrolment.enrolled']],
  ['one action', { action: 'attendance.sealed' }, ['attendance.sealed']],
  [
    'days of France, both counted',
    { from: '2026-03-10', to: '2026-03-11' },
    ['attendance.sealed', 'enrolment.enrolled'],
  ],
  ['nobody coming in', { person: 'benhamou', from: '2026-03-12', without: 'signIns' as const }, []],
  [
    'signs of a pattern, which are not one',
    { person: '%' },
    ['identity.signed-in', 'attendance.sealed', 'enrolment.enrolled', 'people.company-changed'],
  ],
])('the journal is asked by %s', async (_, asked, expected) => {
  expect(await actions(asked)).toEqual(expected);
});

test('the same lines leave as a spreadsheet that French spreadsheets open', async () => {
  const csv = Buffer.from(await w.as(auditor, (ctx) => exportTrail(ctx, { action: 'enrolment.enrolled' }))).toString();
  const [head, line, ...rest] = csv.replace('\ufeff', '').split('\r\n');
  expect(head).toBe('N° scellé;Date;Action;Par;Rôle;Concerne;Session;Objet;Faits');
  expect(line?.replace(/SES-2026-\d+/, 'SES')).toBe(
    ';2026-03-10T08:00:00.000Z;Inscription;Nadia Benhamou;trainingAdministrator;Émilie Fontaine;SES;;{}',
  );
  expect(rest).toEqual(['']);
});
