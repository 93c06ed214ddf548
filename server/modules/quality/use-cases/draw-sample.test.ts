import { expect, test } from 'vitest';
import { givenEnrolment, givenLearner, givenPerson, givenSession, morning } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { person, world } from '../../../test/world.ts';
import { drawSample } from './draw-sample.ts';

const w = await world();
const http = await httpWorld(w);
const auditorId = await givenPerson(w, { role: 'auditor' });
const auditor = person('auditor', auditorId);
const colleague = person('auditor', await givenPerson(w, { role: 'auditor' }));
const held = await Promise.all(
  Array.from({ length: 12 }, () => givenSession(w, { state: 'DELIVERED', slots: [morning('2026-02-02')] })),
);
await givenSession(w, { state: 'DELIVERED', slots: [morning('2025-02-03')] });
await givenSession(w, { state: 'CONFIRMED', slots: [morning('2026-03-02')] });
for (const { sessionId } of held) await givenEnrolment(w, { sessionId, learnerId: await givenLearner(w) });

const codes = ({ sessions }: Awaited<ReturnType<typeof drawSample>>) => sessions.map(({ code }) => code);

test('five sessions held in the last twelve months are drawn, each with how complete its proof is', async () => {
  const sample = await w.as(auditor, (ctx) => drawSample(ctx, 1));
  expect({ draw: sample.draw, among: sample.among, drawn: sample.sessions.length }).toEqual({
    draw: 1,
    among: 12,
    drawn: 5,
  });
  expect(sample.sessions[0]).toEqual({
    sessionId: expect.any(String),
    code: expect.any(String),
    title: 'Manager une équipe au quotidien',
    startsOn: '2026-02-02',
    endsOn: '2026-02-02',
    halfDays: 1,
    sealed: 0,
    learners: 1,
    certificates: 0,
  });
});

test('a draw stays the same until another is asked, and another auditor has another one', async () => {
  const first = codes(await w.as(auditor, (ctx) => drawSample(ctx, 1)));
  expect(codes(await w.as(auditor, (ctx) => drawSample(ctx, 1)))).toEqual(first);
  const drawn = (who: typeof auditor) =>
    Promise.all([1, 2, 3, 4, 5].map(async (draw) => codes(await w.as(who, (ctx) => drawSample(ctx, draw))).join()));
  const [mine, theirs] = [await drawn(auditor), await drawn(colleague)];
  expect([new Set(mine).size > 1, mine.join() === theirs.join()]).toEqual([true, false]);
});

test.each(['learner', 'trainer', 'trainingAdministrator', 'systemAdministrator'] as const)(
  'a %s draws nothing',
  async (role) => {
    const as = await http.login(await givenPerson(w, { role }), role);
    expect((await http.call('GET', '/audit-sample', { as })).status).toBe(403);
  },
);

test('a draw without a number that makes sense is refused', async () => {
  const as = await http.login(auditorId, 'auditor');
  const { status, body } = await http.call('GET', '/audit-sample?draw=0', { as });
  expect([status, (body as { code: string }).code]).toEqual([400, 'INVALID_INPUT']);
});
