import { expect, test } from 'vitest';
import { createLog } from '../../../../kernel/log.ts';
import { sql } from '../../../../kernel/sql.ts';
import { buildAppServer } from '../../../../serve.ts';
import { tenAtOnce } from '../../../../test/builders/steering.ts';
import { givenLearner, givenPerson } from '../../../../test/builders/trade.ts';
import { httpWorld } from '../../../../test/http.ts';
import { person, refusalOf, SYSTEM, type World, world } from '../../../../test/world.ts';
import { gatherHealth } from '../../index.ts';
import { countWaitingProblems, followProblem, readProblems } from './follow-problems.ts';
import { readMyReports, reportProblem } from './report-problem.ts';

const TEXT = 'Le bouton Reprendre ne fait rien depuis ce matin.';
const ANSWER = 'C’est corrigé, rechargez la page. Merci de nous l’avoir dit.';

const given = async () => {
  const w = await world({ now: '2026-03-10T09:00:00.000Z' });
  const zoe = person('learner', await givenLearner(w));
  const office = person(
    'trainingAdministrator',
    await givenPerson(w, { role: 'trainingAdministrator', firstName: 'Ines', lastName: 'Roy' }),
  );
  return { w, zoe, office };
};
const report = (w: World, who: ReturnType<typeof person>) =>
  w.as(who, (ctx) => reportProblem(ctx, { text: TEXT, page: '/suivre/e/s' }), 'own');
const mine = (w: World, who: ReturnType<typeof person>) => w.as(who, readMyReports, 'own');

test('somebody reports, the team answers and closes; their words and the version that served them are kept, the journal keeps neither', async () => {
  const { w, zoe, office } = await given();
  expect(await report(w, zoe)).toEqual({ number: 1 });
  const { rows, total, versions } = await w.as(office, (ctx) => readProblems(ctx, { page: 1, state: 'waiting' }));
  const [row] = rows;
  const problemId = row?.problemId ?? '';
  expect({ rows, total, versions }).toEqual({
    rows: [
      {
        problemId,
        number: 1,
        text: TEXT,
        reportedAt: '2026-03-10T09:00:00.000Z',
        by: 'Zoé Delmas',
        role: 'learner',
        version: 'test',
        page: '/suivre/e/s',
        state: 'open',
        events: [],
      },
    ],
    total: 1,
    versions: [{ version: 'test', reports: 1 }],
  });

  const follow = (after: number, kind: 'answered' | 'closed', text = '') =>
    w.as(office, (ctx) => followProblem(ctx, { problemId, after, kind, text }));
  await follow(0, 'answered', ANSWER);
  expect(await w.as(office, countWaitingProblems)).toEqual({ count: 0 });
  await follow(1, 'closed');
  const told = { by: 'Ines Roy', at: '2026-03-10T09:00:00.000Z' };
  expect((await mine(w, zoe)).rows).toEqual([
    {
      problemId,
      number: 1,
      text: TEXT,
      reportedAt: '2026-03-10T09:00:00.000Z',
      state: 'closed',
      events: [
        { kind: 'answered', text: ANSWER, ...told },
        { kind: 'closed', text: '', ...told },
      ],
    },
  ]);
  expect((await refusalOf(follow(2, 'answered', ANSWER))).code).toBe('PROBLEM_CLOSED');
  expect((await w.trail()).map(([action]) => action)).toEqual([
    'support.problem-reported',
    'support.problem-answered',
    'support.problem-closed',
  ]);
  expect(JSON.stringify(await w.trail())).not.toContain('Reprendre');
});

test('a stranger sees nobody’s report but their own; nobody answers what is not there or what has moved', async () => {
  const { w, zoe, office } = await given();
  await report(w, zoe);
  const other = person('learner', await givenLearner(w, { firstName: 'Malik', lastName: 'Benali' }));
  expect(await mine(w, other)).toEqual({ rows: [] });
  const wanted = { problemId: '00000000-0000-4000-8000-000000000000', after: 0, kind: 'closed', text: '' } as const;
  expect((await refusalOf(w.as(office, (ctx) => followProblem(ctx, wanted)))).code).toBe('NOT_FOUND');
  const { problemId } = (await mine(w, zoe)).rows[0] ?? { problemId: '' };
  const late = { ...wanted, problemId, after: 3 };
  expect((await refusalOf(w.as(office, (ctx) => followProblem(ctx, late)))).code).toBe('PROBLEM_MOVED');
});

test('ten people who report at the same instant get ten numbers; of ten who answer one does; one person may report five times an hour', async () => {
  const { w, zoe, office } = await given();
  const ten = await Promise.all(Array.from({ length: 10 }, async () => person('learner', await givenLearner(w))));
  expect(await tenAtOnce(w, (index) => report(w, ten[index] ?? zoe))).toEqual(Array(10).fill('done'));
  const all = await w.as(office, (ctx) => readProblems(ctx, { page: 1, state: 'all' }));
  expect(all.rows.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);

  const problemId = all.rows[0]?.problemId ?? '';
  const answer = () =>
    w.as(office, (ctx) => followProblem(ctx, { problemId, after: 0, kind: 'answered', text: ANSWER }));
  expect(await tenAtOnce(w, answer)).toEqual([...Array(9).fill('PROBLEM_MOVED'), 'done']);

  expect(await tenAtOnce(w, () => report(w, zoe))).toEqual([
    ...Array(5).fill('TOO_MANY_TRIES'),
    ...Array(5).fill('done'),
  ]);
});

test('a report is a failure of the version that served its author, once an hour, under their role', async () => {
  const { w } = await given();
  const { login } = await httpWorld(w);
  const health = gatherHealth(w.app, (error) => {
    throw error;
  });
  const log = createLog({ level: 'silent' });
  const server = await buildAppServer({ ...w, log, webFolder: '/nonexistent', onAnswered: health.note });
  const cookie = await login(await givenPerson(w, { role: 'trainer' }), 'trainer');
  const send = () =>
    server.inject({
      method: 'POST',
      url: '/api/problem-reports',
      headers: { 'x-formapro': '1', cookie: `formapro=${cookie}` },
      payload: { text: TEXT, page: '/' },
    });
  const statuses = [];
  for (let time = 0; time < 6; time++) statuses.push((await send()).statusCode);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  await health.stop();
  const buckets = await w.as(SYSTEM, (ctx) =>
    ctx.query(sql<{ role: string; units: number; failures: number }>`
      select role, units, failures from release.health_bucket where signal = 'support'
    `),
  );
  expect(buckets).toEqual([{ role: 'trainer', units: 1, failures: 1 }]);
});
