import { expect, test } from 'vitest';
import { sql } from '../../kernel/sql.ts';
import { givenFollower } from '../../test/builders/follower.ts';
import { givenPackage } from '../../test/builders/package.ts';
import { givenCompany, givenLearner, givenPerson } from '../../test/builders/trade.ts';
import { httpWorld } from '../../test/http.ts';
import { person, world } from '../../test/world.ts';
import { openCrowd } from './load-crowd.ts';
import { measureLoad, READER_ROLES } from './measure-load.ts';

// Without the demonstration's door, as in a copy that names nobody.
const w = await world({ demo: false });
const { server, content } = await httpWorld(w);
const listens = { port: 0, host: '127.0.0.1' };
const where = { app: await server.listen(listens), content: await content.listen(listens) };
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const companyId = await givenCompany(w);
await givenPerson(w, { role: 'companyManager', companyId });
const packageVersionId = await givenPackage(w, office);
for (let learner = 0; learner < 4; learner++)
  await givenFollower(w, { office, packageVersionId, learnerId: await givenLearner(w, { companyId }) });
const begun = await givenFollower(w, { office, packageVersionId });
await begun.launch();

const open = () => openCrowd(w.owner.pool, { roles: READER_ROLES, followers: 9, now: w.clock.now() });

/** Every row that a load may write, counted. */
async function rows() {
  const [counts] = await w.owner.query(sql`
    select (select count(*) from identity.login) as logins, (select count(*) from learning.registration) as registrations,
           (select count(*) from learning.launch) as launches, (select count(*) from learning.sco_state) as states,
           (select count(*) from learning.step_progress) as progress
  `);
  return counts;
}
await w.owner.query(sql`select set_config('app.scope', 'internal', false)`);
const before = await rows();

test('people read their pages while modules keep their state, every answer is counted, and nothing is left', async () => {
  const crowd = await open();
  const measured = await measureLoad(where, crowd, { connections: 12, seconds: 2, pauseMs: 20 });
  await crowd.leave();
  expect([crowd.openings.length, measured.connections, measured.failures]).toEqual([4, 12, 0]);
  expect([measured.writes > 0, measured.requests > measured.writes, measured.p99Ms >= measured.p95Ms]).toEqual([
    true,
    true,
    true,
  ]);
  expect(await rows()).toEqual(before);
});

test('what a killed run left is removed by the next one, and nobody’s own opening with it', async () => {
  const killed = await open();
  await measureLoad(where, killed, { connections: 6, seconds: 1, pauseMs: 50 });
  const next = await open();
  expect(next.openings.filter((token) => killed.openings.includes(token))).toEqual([]);
  await next.leave();
  expect(await rows()).toEqual(before);
  await killed.leave();
});
