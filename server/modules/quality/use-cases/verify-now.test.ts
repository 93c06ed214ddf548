import { beforeEach, expect, test } from 'vitest';
import { fileAnchors } from '../../../adapters/anchor-file/index.ts';
import { timeStampAnchors } from '../../../adapters/anchor-rfc3161/index.ts';
import { sql } from '../../../kernel/sql.ts';
import { givenPerson } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { person, refusalOf, SYSTEM, world } from '../../../test/world.ts';
import { readTrailState } from './read-trail.ts';
import { sealTrail } from './seal-trail.ts';
import { verifier } from './verify-now.ts';

const w = await world();
const http = await httpWorld(w);
const anchors = fileAnchors(w.folder);
const timeStamps = timeStampAnchors({ dataDir: w.folder, url: null, authorities: [], now: w.clock.now });
const verifyNow = verifier({ anchors, timeStamps });
const verified = () =>
  w.owner.query(sql<{ actorKind: string; links: string[]; facts: unknown }>`
    select actor_kind as "actorKind", links, facts from trail.line where action = 'quality.journal-verified'
     order by id`);

beforeEach(async () => {
  await w.as(SYSTEM, (ctx) =>
    ctx.record({ action: 'sessions.session-moved', subject: { kind: 'session', id: ctx.newId() }, facts: {} }),
  );
  await sealTrail(w.app, anchors);
});

test('an auditor verifies the journal: the verdict, one line that FormaPro wrote for them, and when it was', async () => {
  const auditorId = await givenPerson(w, { role: 'auditor' });
  const before = await verified();
  const { sealed } = await w.as(SYSTEM, (ctx) => readTrailState(ctx, false));

  const answer = await http.call('POST', '/trail/verifications', { as: await http.login(auditorId, 'auditor') });

  const at = '2026-03-09T08:00:00.000Z';
  expect(answer.body).toEqual({
    holds: true,
    sealed,
    since: 0,
    anchors: expect.any(Number),
    timeStamps: 0,
    faults: [],
    verifiedAt: at,
  });
  expect((await verified()).slice(before.length)).toEqual([
    {
      actorKind: 'system',
      links: [`person:${auditorId}`],
      facts: { job: 'verify-trail', holds: true, sealed, since: 0, faults: 0 },
    },
  ]);
  expect((await w.as(SYSTEM, (ctx) => readTrailState(ctx, false))).verified).toEqual({ at, holds: true, sealed });
});

test('twenty who ask at the same instant cost one walk and leave one line', async () => {
  const before = await verified();
  const answers = await Promise.all(Array.from({ length: 20 }, () => verifyNow(w.app, { actor: SYSTEM })));
  expect(new Set(answers).size).toBe(1);
  expect(await verified()).toHaveLength(before.length + 1);
});

test('a journal that was touched is said not to hold, and where', async () => {
  await w.owner.pool.query('alter table trail.line disable trigger all');
  const [seal] = await w.owner.query(sql<{ seq: number; lineId: number }>`
    select seq, line_id as "lineId" from trail.seal order by seq desc limit 1`);
  const change = (facts: string) =>
    w.owner.query(sql`update trail.line set facts = ${facts}::jsonb where id = ${seal?.lineId ?? 0}`);
  const [kept] = await w.owner.query(
    sql<{ facts: unknown }>`select facts from trail.line where id = ${seal?.lineId ?? 0}`,
  );
  await change('{"slots": 9}');

  const { holds, faults } = await verifyNow(w.app, { actor: SYSTEM });

  await change(JSON.stringify(kept?.facts));
  await w.owner.pool.query('alter table trail.line enable trigger all');
  expect({ holds, faults }).toEqual({ holds: false, faults: [`N° ${seal?.seq} : la ligne a été modifiée.`] });
});

test('after twenty walks in a quarter of an hour, the next one waits', async () => {
  const actor = person('director', await givenPerson(w, { role: 'director' }));
  for (let walk = 0; walk < 20; walk++) await verifyNow(w.app, { actor });
  expect(await refusalOf(verifyNow(w.app, { actor }))).toEqual({ code: 'TOO_MANY_TRIES', facts: { minutes: 15 } });
});

test.each(['learner', 'trainer', 'trainingAdministrator'] as const)(
  'a %s neither verifies nor takes the journal away',
  async (role) => {
    const as = await http.login(await givenPerson(w, { role }), role);
    const before = await verified();
    const answers = [
      await http.call('POST', '/trail/verifications', { as }),
      await http.call('GET', '/trail/export', { as }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(await verified()).toEqual(before);
  },
);
