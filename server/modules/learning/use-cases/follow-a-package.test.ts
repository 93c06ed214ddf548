import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { givenFollower } from '../../../test/builders/follower.ts';
import { givenPackage } from '../../../test/builders/package.ts';
import { givenLearner, givenPerson } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { createRuntime, type RuntimeStart } from '../domain/runtime/index.ts';
import { readCommit } from './commit-state.ts';
import { keepCommit } from './commit-writer.ts';
import { leavePlayer } from './leave-player.ts';
import { openPlayer } from './open-player.ts';
import { launchStep } from './open-step.ts';
import { readLearnerPaths } from './read-learner-path.ts';
import { readTracking } from './read-tracking.ts';

const w = await world();
const http = { userAgent: 'test', address: '192.0.2.1', setLogin: () => undefined };
let office: ReturnType<typeof person>;
let packageVersionId: string;

beforeAll(async () => {
  office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  packageVersionId = await givenPackage(w, office, ['Pourquoi', 'Comment']);
});

const follower = () => givenFollower(w, { office, packageVersionId });

/** State of an item after these writes, made by the engine itself. */
function stateAfter(values: Record<string, string>, { isEnded = false, facts = {} as Partial<RuntimeStart> } = {}) {
  const runtime = createRuntime({ edition: '1.2', launch: LAUNCH, ...facts });
  runtime.initialize('');
  for (const [name, value] of Object.entries(values)) runtime.setValue(name, value);
  if (isEnded) runtime.terminate('');
  return { ...runtime.snapshot() };
}

const LAUNCH: RuntimeStart['launch'] = {
  learnerId: 'x',
  learnerName: 'x',
  mode: 'normal',
  isForCredit: true,
  masteryScore: null,
  scaledPassingScore: null,
  completionThreshold: null,
  maxTimeAllowed: null,
  timeLimitAction: null,
  dataFromLms: '',
  objectiveIds: [],
  initialValues: {},
  sharedData: [],
  preferences: {},
  navigation: { canContinue: false, canPrevious: false, choices: [], jumps: [] },
};
const DONE = { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '80', 'cmi.core.session_time': '00:10:00' };

/** What a kept state holds under a name of the data model. */
const written = (state: unknown, name: string) =>
  (state as { values?: Record<string, string> } | null | undefined)?.values?.[name];

const commit = (token: string, itemId: string, sequence: number, state: Record<string, unknown>) =>
  keepCommit(w.app, readCommit({ token, itemId, sequence, commitId: randomUUID(), activeSeconds: 30, state }));

test('a package is followed: opened, saved, resumed, finished, and the path says so at each step', async () => {
  const { launch, where, learner, enrolmentId, stepId } = await follower();
  const seen: unknown[] = [await where()];
  const token = await launch();
  seen.push(await where());
  const first = await openPlayer(w.app, { token, http });
  await commit(token, 'I0', 1, stateAfter({ 'cmi.core.lesson_location': 'page-3', 'cmi.core.exit': 'suspend' }));
  const second = await launch();
  const resumed = await openPlayer(w.app, { token: second, http });
  await commit(second, 'I0', 1, stateAfter(DONE, { isEnded: true }));
  seen.push(await where());
  const last = await commit(second, 'I1', 2, stateAfter({ ...DONE, 'cmi.core.score.raw': '60' }, { isEnded: true }));
  seen.push(await where());
  const tracking = await w.as(office, (ctx) => readTracking(ctx, enrolmentId, stepId));
  expect({
    seen,
    first: first.facts.I0?.state,
    location: written(resumed.facts.I0?.state, 'cmi.core.lesson_location'),
    last,
    tracked: tracking.items.map(({ title, completion, scoreBp, totalSeconds }) => [
      title,
      completion,
      scoreBp,
      totalSeconds,
    ]),
    stranger: await refusalOf(
      w.as(
        person('learner', await givenLearner(w)),
        (ctx) => launchStep(ctx, { enrolmentId, stepId, userAgent: '' }),
        'own',
      ),
    ),
    company: (await w.as(learner, (ctx) => readLearnerPaths(ctx, [randomUUID()]))).size,
  }).toEqual({
    seen: [
      ['ready', null, null],
      ['opened', 0, null],
      ['opened', 5000, 8000],
      ['completed', 10_000, 8000],
    ],
    first: null,
    location: 'page-3',
    last: {
      savedAt: w.clock.now().toISOString(),
      completion: 'completed',
      success: 'unknown',
      scoreBp: 6000,
      stepDone: true,
    },
    tracked: [
      ['Pourquoi', 'completed', 8000, 600],
      ['Comment', 'completed', 6000, 600],
    ],
    stranger: { code: 'NOT_FOUND', facts: {} },
    company: 0,
  });
});

test('the whole state comes each time: out of order, twice and all at once end with the last one', async () => {
  const { launch } = await follower();
  const token = await launch();
  const page = (number: number) => stateAfter({ 'cmi.core.lesson_location': `page-${number}` });
  const order = [5, 1, 20, 3, 20, 12, 19, 2];
  await Promise.all(order.map((number) => commit(token, 'I0', number, page(number))));
  await commit(token, 'I0', 7, page(7));
  const { facts } = await openPlayer(w.app, { token, http });
  expect(written(facts.I0?.state, 'cmi.core.lesson_location')).toBe('page-20');
});

test('a beacon of the closed tab still counts until the new tab has read the states, then it is refused', async () => {
  const { launch } = await follower();
  const [oldTab, newTab] = [await launch(), await launch()];
  await commit(oldTab, 'I0', 9, stateAfter({ 'cmi.core.lesson_location': 'late' }));
  const { facts } = await openPlayer(w.app, { token: newTab, http });
  const outrun = await refusalOf(commit(oldTab, 'I0', 10, stateAfter({ 'cmi.core.lesson_location': 'too late' })));
  const closed = await refusalOf(openPlayer(w.app, { token: oldTab, http }));
  expect([written(facts.I0?.state, 'cmi.core.lesson_location'), outrun, closed]).toEqual([
    'late',
    { code: 'LAUNCH_CLOSED', facts: {} },
    { code: 'LAUNCH_CLOSED', facts: {} },
  ]);
});

test('forty learners at the same instant are saved together, and one with a broken state does not hold the others', async () => {
  const { launch } = await follower();
  const tokens = await Promise.all(Array.from({ length: 12 }, async () => (await follower()).launch()));
  const unknown = refusalOf(commit('x'.repeat(43), 'I0', 1, stateAfter({})));
  const strangeItem = refusalOf(commit(await launch(), 'nowhere', 1, stateAfter({})));
  const saved = await Promise.all(
    tokens.map((token) => commit(token, 'I0', 1, stateAfter({ 'cmi.suspend_data': 'a\u0000b\ud800' }))),
  );
  const kept = await Promise.all(tokens.map((token) => openPlayer(w.app, { token, http })));
  expect([
    await unknown,
    await strangeItem,
    saved.length,
    new Set(kept.map(({ facts }) => written(facts.I0?.state, 'cmi.suspend_data'))),
  ]).toEqual([
    { code: 'LAUNCH_CLOSED', facts: {} },
    { code: 'COMMIT_INVALID', facts: {} },
    12,
    new Set(['a\u0000b\ud800']),
  ]);
});

test('a state that is none is refused before it is kept', async () => {
  const { launch } = await follower();
  const token = await launch();
  const forged = { ...stateAfter({}), values: { 'cmi.core.student_name': 'Somebody else' } };
  expect(await refusalOf(Promise.resolve().then(() => commit(token, 'I0', 1, forged)))).toEqual({
    code: 'COMMIT_INVALID',
    facts: {},
  });
});

test('done stays done: a later attempt from nothing takes neither the completion nor the better score away', async () => {
  const { launch, where } = await follower();
  const token = await launch();
  await commit(token, 'I0', 1, stateAfter(DONE, { isEnded: true }));
  await commit(token, 'I1', 2, stateAfter(DONE, { isEnded: true }));
  const again = await launch();
  await commit(again, 'I0', 1, stateAfter({ 'cmi.core.lesson_status': 'incomplete', 'cmi.core.score.raw': '10' }));
  expect(await where()).toEqual(['completed', 10_000, 8000]);
});

test('an opening that fell silent is closed, and lives again when the laptop wakes', async () => {
  const { launch, enrolmentId, stepId } = await follower();
  const token = await launch();
  const h = await httpWorld(w);
  const pulse = () =>
    h.content
      .inject({ method: 'POST', url: '/api/pulses', payload: { token, activeSeconds: 40 } })
      .then((answer) => answer.statusCode);
  const reasons = async () =>
    (await w.as(office, (ctx) => readTracking(ctx, enrolmentId, stepId))).connections.map(({ reason }) => reason);
  w.clock.set('2026-03-09T08:01:00.000Z');
  const seen: unknown[] = [await pulse()];
  w.clock.set('2026-03-09T08:10:00.000Z');
  await w.runJob('learning.close-silent');
  seen.push(await reasons(), await pulse(), await reasons());
  await leavePlayer(w.app, { token, http });
  seen.push(await pulse(), await reasons());
  w.clock.set('2026-03-09T08:00:00.000Z');
  expect(seen).toEqual([204, ['silence'], 204, [''], 409, ['left']]);
});

test('files of a package come with their ticket, by ranges, never past the map, and to no other address', async () => {
  const { launch } = await follower();
  const { base } = await openPlayer(w.app, { token: await launch(), http });
  const { content } = await httpWorld(w);
  const get = async (url: string, headers = {}) => {
    const answer = await content.inject({ url, headers });
    return [
      answer.statusCode,
      answer.headers['content-type'],
      answer.headers['content-security-policy'],
      answer.payload,
    ];
  };
  const policy = "frame-ancestors 'self' http://localhost:8080";
  const [, page] = [base, '<!doctype html><title>Pourquoi</title>'];
  expect([
    await get(`${base}p0.html`),
    await get(`${base}P0.HTML`),
    await get(`${base}p0.html`, { range: 'bytes=0-14' }),
    (await get(`${base}p0.html`, { range: 'bytes=9999-' }))[0],
    (await get(`${base}../../etc/passwd`))[0],
    (await get(`${base}__proto__`))[0],
    (await get(`${base.replace(/.\/$/, 'x/')}p0.html`))[0],
  ]).toEqual([
    [200, 'text/html', policy, page],
    [200, 'text/html', policy, page],
    [206, 'text/html', policy, '<!doctype html>'],
    416,
    404,
    404,
    404,
  ]);
});
