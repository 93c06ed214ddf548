import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sql } from '../../../kernel/sql.ts';
import { givenQuiz } from '../../../test/builders/assessment.ts';
import {
  givenCompany,
  givenEnrolment,
  givenLearner,
  givenSession,
  givenTrainer,
  morning,
} from '../../../test/builders/trade.ts';
import { person, world } from '../../../test/world.ts';
import { addCompany, addLearner } from '../../people/index.ts';
import { changeLearner } from '../../people/use-cases/change-learner.ts';
import { readCompanySessions, readPersonTrainings } from './read-cards.ts';
import { search } from './search.ts';

const w = await world();
const office = person('trainingAdministrator', randomUUID());
const blank = { legalForm: '', address: '', postcode: '', opco: '', phone: '', email: '' };
const { companyId: vernay } = await w.as(office, (ctx) =>
  addCompany(ctx, { ...blank, name: 'Laboratoires Vernay', town: 'Orléans', siret: '732 829 320 00074' }),
);
const canary = await givenCompany(w, 'Canari et fils');
const learner = (firstName: string, lastName: string, companyId: string | null, email: string | null = null) =>
  w.as(office, (ctx) => addLearner(ctx, { firstName, lastName, email, phone: null, companyId, jobTitle: '' }));
const { personId: helene } = await learner('Hélène', 'Le Bihan-Noël', vernay, 'helene@vernay.example');
await learner('Hélène', 'Martin', canary);
const amina = await givenTrainer(w);
const { sessionId } = await givenSession(w, { trainerId: amina });
const other = await givenSession(w);
const enrolmentId = await givenEnrolment(w, { sessionId, learnerId: helene, companyId: vernay });
const codeOf = async (id: string) => {
  const [hit] = (await w.as(office, (ctx) => search(ctx, 'manager equipe'))).hits.filter((one) => one.id === id);
  return hit?.kind === 'session' ? hit.code : '';
};
const manager = person('companyManager', randomUUID(), vernay);
const ids = async (typed: string, who = office, reach: 'all' | 'company' | 'assigned' = 'all') =>
  (await w.as(who, (ctx) => search(ctx, typed), reach)).hits.map(({ id }) => id);

test('a person is found by the beginning of any word of the name, without accents, in any order', async () => {
  expect(await w.as(office, (ctx) => search(ctx, 'helene BIH'))).toEqual({
    hits: [
      {
        kind: 'person',
        id: helene,
        firstName: 'Hélène',
        lastName: 'Le Bihan-Noël',
        companyName: 'Laboratoires Vernay',
      },
    ],
  });
  expect(await ids('noël hél')).toEqual([helene]);
  expect(await ids('helene@vern')).toEqual([helene]);
  expect(await ids('elene')).toEqual([]);
});

test('a company is found by its SIRET typed with spaces, its name and its town', async () => {
  expect(await ids('732 829 320 00074')).toEqual([vernay]);
  expect(await ids('732 829')).toEqual([vernay]);
  expect(await ids('orleans vernay')).toEqual([vernay]);
});

test('a session is found by its code, whole, in pieces or by its last part', async () => {
  const code = await codeOf(sessionId);
  expect(code).toMatch(/^SES-2026-/);
  for (const typed of [code, code.toLowerCase().replaceAll('-', ' '), code.slice(9)])
    expect(await ids(typed)).toEqual([sessionId]);
});

test('of sessions that bear one name, the nearest to today comes first', async () => {
  const far = await givenSession(w, { slots: [morning('2027-01-18')] });
  const near = await givenSession(w, { slots: [morning('2026-03-11')] });
  const found = await ids('manager quotidien');
  expect(found.slice(2)).toEqual([near.sessionId, far.sessionId]);
  expect(new Set(found.slice(0, 2))).toEqual(new Set([sessionId, other.sessionId]));
});

test('a corrected name is found under its new spelling only', async () => {
  const { personId } = await learner('Ana', 'Sylva', null);
  const card = { firstName: 'Ana', lastName: 'Silva', email: null, phone: null, companyId: null, jobTitle: '' };
  await w.as(office, (ctx) => changeLearner(ctx, personId, { ...card, revision: 1 }));
  expect([await ids('silva'), await ids('sylva')]).toEqual([[personId], []]);
});

test('a company finds its own people and nothing of the others, a trainer the sessions they give', async () => {
  expect(await ids('hel', manager, 'company')).toEqual([helene]);
  expect(await ids('martin', manager, 'company')).toEqual([]);
  expect(await ids('bihan helene', manager, 'company')).toEqual([helene]);
  expect(await ids('manager', manager, 'company')).toEqual([]);
  const trainer = person('trainer', amina);
  expect(await ids('manager', trainer, 'assigned')).toEqual([sessionId]);
  expect(await ids(await codeOf(other.sessionId), trainer, 'assigned')).toEqual([]);
  expect(await ids('helene', trainer, 'assigned')).toEqual([]);
});

test('blanks, wildcards and very long words find nothing and break nothing', async () => {
  expect(await Promise.all(['', '%', '_', "'", 'a'.repeat(100)].map((typed) => ids(typed)))).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
});

test('at most ten things, and a common name leaves places to the others', async () => {
  for (let count = 0; count < 12; count++) await givenLearner(w, { lastName: 'Managérial' });
  const { hits } = await w.as(office, (ctx) => search(ctx, 'manager'));
  expect([hits.length, hits.filter(({ kind }) => kind === 'session').length]).toEqual([10, 4]);
});

test('a card shows the trainings of the person and the sessions of the company; a stranger gets no row', async () => {
  const rows = await w.as(manager, (ctx) => readPersonTrainings(ctx, helene), 'company');
  expect(rows).toEqual([
    {
      enrolmentId,
      sessionId,
      code: await codeOf(sessionId),
      title: 'Manager une équipe au quotidien',
      startsOn: '2026-03-09',
      endsOn: '2026-03-09',
      status: 'REGISTERED',
      companyName: 'Laboratoires Vernay',
      plannedMn: 0,
      attendedMn: 0,
      sealedSlots: 0,
      slots: 2,
      steps: 0,
      stepsDone: 0,
      certificate: null,
    },
  ]);
  const sessions = await w.as(manager, (ctx) => readCompanySessions(ctx, vernay), 'company');
  expect(sessions.map((row) => [row.sessionId, row.enrolled])).toEqual([[sessionId, 1]]);
  const stranger = person('companyManager', randomUUID(), canary);
  expect(await w.as(stranger, (ctx) => readPersonTrainings(ctx, helene), 'company')).toEqual([]);
  expect(await w.as(stranger, (ctx) => readCompanySessions(ctx, vernay), 'company')).toEqual([]);
});

test('a card counts the remote steps that are done, half-days apart', async () => {
  const session = await givenSession(w);
  const ana = await givenLearner(w, { companyId: vernay, firstName: 'Ana', lastName: 'Roy' });
  const place = await givenEnrolment(w, { sessionId: session.sessionId, learnerId: ana, companyId: vernay });
  const quizId = await givenQuiz(w);
  const [done, open] = [randomUUID(), randomUUID()];
  await w.as(office, async (ctx) => {
    await ctx.query(sql`
      insert into learning.path (program_version_id, revision, updated_at) values (${session.programVersionId}, 1, ${ctx.now})`);
    await ctx.query(sql`
      insert into learning.path_step (id, program_version_id, position, kind, title, planned_mn, quiz_id)
      values (${randomUUID()}, ${session.programVersionId}, 1, 'onSite', 'Demi-journée', 210, null),
             (${done}, ${session.programVersionId}, 2, 'quiz', 'Quiz', 20, ${quizId}),
             (${open}, ${session.programVersionId}, 3, 'quiz', 'Quiz final', 20, ${quizId})`);
    await ctx.query(sql`
      insert into learning.step_progress (enrolment_id, step_id, learner_id, company_id, state, opened_at, completed_at)
      values (${place}, ${done}, ${ana}, ${vernay}, 'completed', ${ctx.now}, ${ctx.now}),
             (${place}, ${open}, ${ana}, ${vernay}, 'opened', ${ctx.now}, null)`);
  });
  const [row] = await w.as(manager, (ctx) => readPersonTrainings(ctx, ana), 'company');
  expect([row?.steps, row?.stepsDone]).toEqual([2, 1]);
});
