import { beforeAll, expect, test } from 'vitest';
import { createLog } from '../../kernel/log.ts';
import { sql } from '../../kernel/sql.ts';
import { gatherHealth } from '../../modules/release/index.ts';
import { buildAppServer, buildContentServer } from '../../serve.ts';
import { courseWithRules } from '../builders/course-with-rules.ts';
import { givenFollower } from '../builders/follower.ts';
import { givenPackage } from '../builders/package.ts';
import { givenPerson } from '../builders/trade.ts';
import { httpWorld } from '../http.ts';
import { person, SYSTEM, world } from '../world.ts';

const w = await world();
const { login } = await httpWorld(w);
const health = gatherHealth(w.app, (error) => {
  throw error;
});
const parts = { ...w, log: createLog({ level: 'silent' }), webFolder: '/nonexistent', onAnswered: health.note };
const [app, content] = [await buildAppServer(parts), await buildContentServer(parts)];

const tellApp = (cookie?: string) =>
  app.inject({
    method: 'POST',
    url: '/api/client-errors',
    headers: { 'x-formapro': '1', ...(cookie ? { cookie: `formapro=${cookie}` } : {}) },
    payload: {},
  });
const tellPlayer = (token: string) => content.inject({ method: 'POST', url: '/api/client-errors', payload: { token } });

/** People who used this version, and those of them whose pages broke. */
async function counted(role: string) {
  await health.flush();
  return w.as(SYSTEM, async (ctx) => {
    const rows = await ctx.query(sql<{ signal: string; units: number; failures: number }>`
      select signal, sum(units)::int as units, sum(failures)::int as failures
        from release.health_bucket where role = ${role} and signal in ('client', 'scorm') group by signal order by signal
    `);
    return Object.fromEntries(rows.map(({ signal, units, failures }) => [signal, [failures, units]]));
  });
}

let token = '';
beforeAll(async () => {
  const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  const packageVersionId = await givenPackage(w, office, courseWithRules());
  token = await (await givenFollower(w, { office, packageVersionId })).launch();
});

test('a page that breaks ten times at the same instant is one person of this version, under their role', async () => {
  const cookie = await login(await givenPerson(w, { role: 'trainer' }), 'trainer');
  const answers = await Promise.all(Array.from({ length: 10 }, () => tellApp(cookie)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(204));
  expect(await counted('trainer')).toEqual({ client: [1, 1] });
});

test('nobody signed in tells nothing; somebody who tells all the time is asked to wait', async () => {
  expect((await tellApp()).statusCode).toBe(401);
  const cookie = await login(await givenPerson(w, { role: 'auditor' }), 'auditor');
  const statuses: number[] = [];
  for (let time = 0; time < 21; time++) statuses.push((await tellApp(cookie)).statusCode);
  expect(statuses.filter((status) => status === 204)).toHaveLength(20);
  expect(statuses.at(-1)).toBe(429);
});

test('the player tells for the learner who holds the opening; tokens that a stranger makes up count for nothing', async () => {
  expect((await tellPlayer(token)).statusCode).toBe(204);
  const before = await counted('learner');
  expect(before).toEqual({ client: [1, 1] });
  for (let number = 0; number < 5; number++) {
    const made = `${number}`.padEnd(43, 'x');
    expect((await tellPlayer(made)).statusCode).toBe(409);
    const commit = { token: made, itemId: 'i', sequence: 1 };
    expect((await content.inject({ method: 'POST', url: '/api/commits', payload: commit })).statusCode).toBe(400);
  }
  expect(await counted('learner')).toEqual(before);
});

test('a commit that is refused to a learner still counts against the version', async () => {
  await content.inject({ method: 'POST', url: '/api/commits', payload: { token, itemId: 'i', sequence: 1 } });
  expect(await counted('learner')).toMatchObject({ scorm: [1, 1] });
});
