import { expect, test } from 'vitest';
import { givenSealedHalfDay } from '../../../test/builders/proof.ts';
import { givenCompany, givenEnrolment, givenLearner, givenPerson, givenSession } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { exportCompanyHome, readCompanyHome } from './read-company-home.ts';

const w = await world();

/** A company with its manager and one employee in the session of 9 March, whose morning is sealed with 200 minutes. */
async function companyWith(lastName: string) {
  w.clock.set('2026-03-09T12:00:00.000Z');
  const companyId = await givenCompany(w, `${lastName} et fils`);
  const learnerId = await givenLearner(w, { lastName, companyId });
  const { sessionId, slotIds } = await givenSession(w);
  const enrolmentId = await givenEnrolment(w, { sessionId, learnerId, companyId });
  await givenSealedHalfDay(w, {
    slotId: slotIds[0] ?? '',
    sessionId,
    people: [{ enrolmentId, learnerId, attendedMn: 200 }],
  });
  const manager = person('companyManager', await givenPerson(w, { role: 'companyManager', companyId }), companyId);
  const home = (asked: Partial<Parameters<typeof readCompanyHome>[1]> = {}) =>
    w.as(manager, (ctx) => readCompanyHome(ctx, { page: 1, ...asked }), 'company');
  const csv = () =>
    w.as(manager, (ctx) => exportCompanyHome(ctx, {}), 'company').then((bytes) => Buffer.from(bytes).toString());
  return { home, csv, sessionId };
}

test('a company follows its own people: presence that is sealed, steps done, what comes next', async () => {
  const { home, sessionId } = await companyWith('Moreau');
  await companyWith('Diop');
  const seen = await home();
  expect(seen.rows.map(({ enrolmentId: _, ...row }) => row)).toEqual([
    {
      firstName: 'Zoé',
      lastName: 'Moreau',
      title: 'Manager une équipe au quotidien',
      startsOn: '2026-03-09',
      endsOn: '2026-03-09',
      time: 'current',
      stepsDone: 1,
      steps: 2,
      plannedMn: 210,
      attendedMn: 200,
      sealedSlots: 1,
      slots: 2,
      nextAt: '2026-03-09T12:30:00.000Z',
      nextPlace: '',
      certificate: null,
    },
  ]);
  expect([seen.total, seen.counts, seen.nextSessions.map((one) => [one.sessionId, one.people])]).toEqual([
    1,
    { current: 1, toCome: 0, past: 0 },
    [[sessionId, 1]],
  ]);
});

test('the list is searched and filtered, the counts stay whole, and time moves people from one to the other', async () => {
  const { home } = await companyWith('Kervella');
  expect((await home({ search: 'kerv' })).total).toBe(1);
  expect((await home({ search: 'personne' })).total).toBe(0);
  expect((await home({ time: 'past' })).rows).toEqual([]);
  w.clock.set('2026-03-20T12:00:00.000Z');
  const later = await home({ time: 'past' });
  expect([later.total, later.counts, later.nextSessions]).toEqual([1, { current: 0, toCome: 0, past: 1 }, []]);
});

test('the spreadsheet holds the company’s people and nobody else’s', async () => {
  const { csv } = await companyWith('Le Goff');
  await companyWith('Canari');
  const lines = (await csv()).trim().split('\r\n');
  expect(lines.slice(1)).toEqual([
    'Le Goff;Zoé;Manager une équipe au quotidien;2026-03-09;2026-03-09;En cours;1;2;200;210;',
  ]);
});

test('somebody who manages no company has no home', async () => {
  const nobody = person('companyManager', await givenPerson(w, { role: 'learner' }));
  const reading = w.as(nobody, (ctx) => readCompanyHome(ctx, { page: 1 }), 'company');
  expect((await refusalOf(reading)).code).toBe('NOT_FOUND');
});
