import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { courseWithRules } from '../../../test/builders/course-with-rules.ts';
import { givenFollower } from '../../../test/builders/follower.ts';
import { givenPackage } from '../../../test/builders/package.ts';
import { givenPerson } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import type { LaunchData } from '../domain/runtime/index.ts';
import { createRuntime } from '../domain/runtime/index.ts';
import { type ActivityDefinition, NOT_BEGUN, navigate, openCourse, report } from '../domain/sequencing/index.ts';
import { readCommit } from './commit-state.ts';
import { keepCommit } from './commit-writer.ts';
import { openPlayer } from './open-player.ts';

const w = await world();
const http = { userAgent: 'test', address: '192.0.2.1', setLogin: () => undefined };
let office: ReturnType<typeof person>;
let packageVersionId: string;

beforeAll(async () => {
  office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  packageVersionId = await givenPackage(w, office, courseWithRules());
});

/** A learner in the course, and the states of the course as its pages are finished one after the other. */
async function visitor(given: { packageVersionId?: string; learnerId?: string } = {}) {
  const follower = await givenFollower(w, { office, packageVersionId, ...given });
  const token = await follower.launch();
  const opening = await openPlayer(w.app, { token, http });
  const definition = opening.course?.definition as unknown as ActivityDefinition;
  const course = openCourse(definition, NOT_BEGUN);
  navigate(course, { kind: 'start' });
  const standing = () => structuredClone(course.state) as unknown as Record<string, unknown>;
  const finish = () => {
    const passed = { completion: true, success: true, known: {}, objectives: {}, isSuspended: false } as const;
    report(course, course.state.currentId ?? '', passed);
    navigate(course, { kind: 'continue' });
    return standing();
  };
  const runtime = createRuntime({
    edition: '2004',
    launch: opening.facts.lesson?.launch as unknown as LaunchData,
  });
  runtime.initialize('');
  const state = { ...runtime.snapshot() };
  const commit = (itemId: string, sequence: number, place?: Record<string, unknown>) =>
    keepCommit(
      w.app,
      readCommit({
        token,
        itemId,
        sequence,
        commitId: randomUUID(),
        activeSeconds: 1,
        state,
        ...(place ? { course: place } : {}),
      }),
    );
  const kept = async () => (await openPlayer(w.app, { token, http })).course?.state;
  return { ...follower, standing, finish, commit, kept };
}

test('where a learner stands is kept in order: late, twice and without a word change nothing', async () => {
  const { standing, finish, commit, kept } = await visitor();
  const [begun, inTest] = [standing(), finish()];
  await Promise.all([commit('test', 3, inTest), commit('lesson', 2, begun), commit('lesson', 4)]);
  await commit('lesson', 1, begun);
  expect(await kept()).toEqual(inTest);
});

test('of several words on one page in one batch, the last place said is kept', async () => {
  const { standing, finish, commit, kept } = await visitor();
  const [begun, inTest] = [standing(), finish()];
  await Promise.all([commit('lesson', 1, begun), commit('lesson', 2, inTest), commit('lesson', 3)]);
  expect(await kept()).toEqual(inTest);
});

test('a course that its rules call completed is a step done, were a page never opened', async () => {
  const { finish, commit, where } = await visitor();
  finish();
  const ended = finish();
  const { stepDone } = await commit('test', 1, ended);
  expect([stepDone, await where()]).toEqual([true, ['completed', 10_000, null]]);
});

test.each([
  ['an activity of another course', (place: Record<string, unknown>) => ({ ...place, currentId: 'elsewhere' })],
  [
    'a page among its own children',
    (place: Record<string, unknown>) => withActivity(place, { available: ['lesson', 'lesson'] }),
  ],
  [
    'a score that is no number',
    (place: Record<string, unknown>) => withActivity(place, { objectives: [{ measure: 'Infinity' }] }),
  ],
  ['a member that nobody knows', (place: Record<string, unknown>) => withActivity(place, { __proto__: null, more: 1 })],
])('%s is refused, and nothing is kept of it', async (_, forge) => {
  const { standing, commit, kept } = await visitor();
  expect([await refusalOf(commit('lesson', 1, forge(standing()))), await kept()]).toEqual([
    { code: 'COMMIT_INVALID', facts: {} },
    null,
  ]);
});

function withActivity(place: Record<string, unknown>, change: Record<string, unknown>) {
  const activities = place.activities as Record<string, Record<string, unknown>>;
  return { ...place, activities: { ...activities, O: { ...activities.O, ...change } } };
}

test('another course of the same learner finds the objective they share; the same one followed again begins anew', async () => {
  const first = await visitor();
  await first.commit('lesson', 1, first.finish());
  const { learnerId } = first;
  const sibling = await givenPackage(w, office, courseWithRules());
  const globalsOf = async (visit: Awaited<ReturnType<typeof visitor>>) =>
    ((await visit.kept()) as { globals?: object } | null)?.globals ?? null;
  expect([
    await globalsOf(await visitor({ learnerId, packageVersionId: sibling })),
    await globalsOf(await visitor({ learnerId })),
    await globalsOf(await visitor({ packageVersionId: sibling })),
  ]).toEqual([{ 'lesson-passed': { satisfied: true } }, null, null]);
});
