import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sql } from '../../../kernel/sql.ts';
import { givenCompany, givenEnrolment, givenLearner, givenPerson, givenSession } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import type { LearnerCard } from '../store/learner.store.ts';
import { addLearner } from './add-learner.ts';
import { changeLearner } from './change-learner.ts';
import { readCompany, readLearner } from './read-people.ts';
import { addCompany, changeCompany } from './save-company.ts';

const w = await world();
const http = await httpWorld(w);
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const vernay = await givenCompany(w);
const borel = await givenCompany(w, 'Ateliers Borel');
const card = {
  firstName: 'Zoé',
  lastName: 'Delmas-Roy',
  email: null,
  phone: '02 40 00 00 00',
  companyId: borel,
  jobTitle: 'Chimiste',
};
const blank = { legalForm: '', address: '', postcode: '', town: '', opco: '', phone: '', email: '' };
const change = (personId: string, changed: Partial<LearnerCard> = {}, revision = 1) =>
  w.as(office, (ctx) => changeLearner(ctx, personId, { ...card, ...changed, revision }));

test('a card is changed with its line of the trail; past enrolments keep the employer of their time', async () => {
  const personId = await givenLearner(w, { companyId: vernay, email: null });
  const { sessionId } = await givenSession(w);
  await givenEnrolment(w, { sessionId, learnerId: personId, companyId: vernay });
  await change(personId);
  expect(await w.as(office, (ctx) => readLearner(ctx, personId))).toEqual({
    ...card,
    personId,
    companyName: 'Ateliers Borel',
    birthDate: null,
    employeeNumber: '',
    revision: 2,
  });
  expect((await w.trail()).at(-1)).toEqual(['people.learner-changed', { emailChanged: false, companyChanged: true }]);
  const [kept] = await w.as(office, (ctx) =>
    ctx.query(
      sql<{
        companyId: string;
      }>`select company_id as "companyId" from enrolment.enrolment where learner_id = ${personId}`,
    ),
  );
  expect(kept).toEqual({ companyId: vernay });
});

test('the same change sent twice is made once; an older card is refused', async () => {
  const personId = await givenLearner(w, { email: null });
  await change(personId);
  const before = (await w.trail()).length;
  await change(personId);
  expect((await w.trail()).length).toBe(before);
  expect(await refusalOf(change(personId, { jobTitle: 'Cheffe' }))).toEqual({
    code: 'CARD_CHANGED_MEANWHILE',
    facts: {},
  });
});

test('of ten people who change one card at once, one wins and nine are told', async () => {
  const personId = await givenLearner(w, { email: null });
  const ends = await Promise.allSettled(
    Array.from({ length: 10 }, (_, rank) => change(personId, { jobTitle: `Poste ${rank}` })),
  );
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await w.as(office, (ctx) => readLearner(ctx, personId))).revision).toBe(2);
});

test('two people who take one address at once: one has it, the other is told', async () => {
  const [one, two] = [await givenLearner(w, { email: null }), await givenLearner(w, { email: null })];
  const ends = await Promise.allSettled(
    [one, two].map((personId) => change(personId, { email: 'zoe@personne.example' })),
  );
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []));
  expect(refused).toEqual(['EMAIL_TAKEN']);
});

test('an address opens an account: it is not cleared, and a director’s is not changed from below', async () => {
  const zoe = await givenLearner(w);
  expect(await refusalOf(change(zoe, { email: null }))).toEqual({ code: 'EMAIL_NEEDED', facts: {} });
  await w.owner.query(
    sql`insert into identity.role_grant (person_id, role, granted_at) values (${zoe}, 'director', ${w.clock.now()})`,
  );
  expect(await refusalOf(change(zoe, { email: 'piege@personne.example' }))).toEqual({
    code: 'ROLE_NOT_YOURS_TO_GIVE',
    facts: {},
  });
});

test('links sent to an old address close', async () => {
  const zoe = await givenLearner(w);
  await w.owner.query(sql`
    insert into identity.one_time_link (id, token_hash, person_id, purpose, created_at, expires_at, uses_left)
    values (${randomUUID()}, ${Buffer.from(zoe)}, ${zoe}, 'invitation', ${w.clock.now()}, ${new Date('2026-03-16')}, 1)
  `);
  await change(zoe, { email: 'nouvelle@personne.example' });
  const [link] = await w.owner.query(
    sql<{
      closed: boolean;
    }>`select revoked_at is not null as closed from identity.one_time_link where person_id = ${zoe}`,
  );
  expect(link).toEqual({ closed: true });
});

test('a company that does not exist, a wrong address and nobody are refused', async () => {
  const personId = await givenLearner(w, { email: null });
  expect(await refusalOf(change(personId, { companyId: randomUUID() }))).toEqual({ code: 'NOT_FOUND', facts: {} });
  expect(await refusalOf(change(personId, { email: 'test@test' }))).toEqual({ code: 'EMAIL_INVALID', facts: {} });
  expect(await refusalOf(change(randomUUID()))).toEqual({ code: 'NOT_FOUND', facts: {} });
  expect(await refusalOf(w.as(office, (ctx) => addLearner(ctx, { ...card, companyId: randomUUID() })))).toEqual({
    code: 'NOT_FOUND',
    facts: {},
  });
});

test('a company is changed once, from the card that was read; a SIRET stays one company’s', async () => {
  const facts = { ...blank, name: 'Fonderies du Maine', siret: '73282932000074' };
  const { companyId } = await w.as(office, (ctx) => addCompany(ctx, facts));
  const asked = { ...facts, town: 'Le Mans', revision: 1 };
  await w.as(office, (ctx) => changeCompany(ctx, companyId, asked));
  await w.as(office, (ctx) => changeCompany(ctx, companyId, asked));
  expect(await w.as(office, (ctx) => readCompany(ctx, companyId))).toMatchObject({ town: 'Le Mans', revision: 2 });
  expect(await refusalOf(w.as(office, (ctx) => changeCompany(ctx, companyId, { ...asked, opco: 'Opco 2i' })))).toEqual({
    code: 'CARD_CHANGED_MEANWHILE',
    facts: {},
  });
  const taken = { ...blank, name: 'Laboratoires Vernay', siret: '732 829 320 00074', revision: 1 };
  expect(await refusalOf(w.as(office, (ctx) => changeCompany(ctx, vernay, taken)))).toEqual({
    code: 'SIRET_TAKEN',
    facts: { name: 'Fonderies du Maine' },
  });
});

test('two companies that take one SIRET at once: one has it, the other is told', async () => {
  const both = [await givenCompany(w, 'Un'), await givenCompany(w, 'Deux')];
  const ends = await Promise.allSettled(
    both.map((companyId, rank) =>
      w.as(office, (ctx) =>
        changeCompany(ctx, companyId, { ...blank, name: `Site ${rank}`, siret: '40483304800022', revision: 1 }),
      ),
    ),
  );
  expect(ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []))).toEqual(['SIRET_TAKEN']);
});

test('a company manager reaches neither another company, nor its people, nor any change', async () => {
  const manager = await givenPerson(w, { role: 'companyManager', companyId: vernay });
  const as = await http.login(manager, 'companyManager');
  const theirs = await givenLearner(w, { companyId: borel, lastName: 'Canari' });
  const body = { ...card, revision: 1 };
  const calls = [
    await http.call('GET', `/people/${theirs}`, { as }),
    await http.call('GET', `/companies/${borel}`, { as }),
    await http.call('PUT', `/people/${theirs}`, { as, body }),
    await http.call('PUT', `/companies/${borel}`, { as, body: { name: 'À moi', revision: 1 } }),
    await http.call('GET', `/people/${theirs}/timeline`, { as }),
    await http.call('GET', `/people?companyId=${borel}`, { as }),
    await http.call('GET', '/search?q=canari', { as }),
  ];
  expect(calls.map(({ status }) => status)).toEqual([404, 404, 403, 403, 403, 200, 200]);
  expect(JSON.stringify(calls.map(({ body: answer }) => answer))).not.toContain('Canari');
});
