import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { courseWithRules } from '../../../test/builders/course-with-rules.ts';
import { givenFollower } from '../../../test/builders/follower.ts';
import { givenPackage } from '../../../test/builders/package.ts';
import { givenPerson } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { commitBatch, readCommit } from './commit-state.ts';
import { readTracking } from './read-tracking.ts';

const w = await world();
let office: ReturnType<typeof person>;
let packageVersionId: string;

beforeAll(async () => {
  office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  packageVersionId = await givenPackage(w, office, courseWithRules());
});

/** A learner whose lesson says these places, each commit in the attempt and the order given. */
async function follower() {
  const { launch, enrolmentId, stepId } = await givenFollower(w, { office, packageVersionId });
  const token = await launch();
  const said = (sequence: number, attempt: number, location: string) =>
    readCommit({
      token,
      itemId: 'lesson',
      sequence,
      commitId: randomUUID(),
      activeSeconds: 1,
      state: {
        edition: '2004',
        attempt,
        phase: 'running',
        entry: 'ab-initio',
        values: { 'cmi.location': location },
        judgedStatus: null,
        earlierHundredths: 0,
        pastAttemptsHundredths: 0,
      },
    });
  const tracked = async (reader = office) => {
    const { items } = await w.as(reader, (ctx) => readTracking(ctx, enrolmentId, stepId));
    return items.map(({ attempt, values, endedAttempts }) => ({
      now: [attempt, values['cmi.location']],
      before: endedAttempts.map((one) => [one.attempt, one.values['cmi.location']]),
    }));
  };
  return { said, tracked, enrolmentId, stepId };
}

test('what an attempt held stays readable once the next one has begun, and is kept once', async () => {
  const { said, tracked } = await follower();
  await commitBatch(w.app, [said(1, 1, 'page-4')]);
  await commitBatch(w.app, [said(2, 2, 'page-1')]);
  await commitBatch(w.app, [said(2, 2, 'page-1')]);
  await commitBatch(w.app, [said(3, 2, 'page-2'), said(4, 3, '')]);
  expect(await tracked()).toEqual([
    {
      now: [3, ''],
      before: [
        [1, 'page-4'],
        [2, 'page-2'],
      ],
    },
  ]);
});

test('attempts that end within one batch are all kept, each as its last word left it', async () => {
  const { said, tracked } = await follower();
  await commitBatch(w.app, [said(1, 1, 'page-1')]);
  await commitBatch(w.app, [said(2, 1, 'page-7'), said(3, 2, 'page-3'), said(4, 3, 'page-5')]);
  expect(await tracked()).toEqual([
    {
      now: [3, 'page-5'],
      before: [
        [1, 'page-7'],
        [2, 'page-3'],
      ],
    },
  ]);
});

test('a late word of an attempt that ended changes nothing, and ten at one instant keep one of each', async () => {
  const { said, tracked } = await follower();
  await commitBatch(w.app, [said(5, 1, 'page-9')]);
  await Promise.all(
    Array.from({ length: 10 }, (_, index) => commitBatch(w.app, [said(10 + index, 2, `page-${index}`)])),
  );
  await commitBatch(w.app, [said(3, 1, 'page-2')]);
  expect(await tracked()).toEqual([{ now: [2, 'page-9'], before: [[1, 'page-9']] }]);
});

test('what a learner did before is for their trainer and the office: another learner is told it does not exist', async () => {
  const { said, tracked } = await follower();
  await commitBatch(w.app, [said(1, 1, 'page-4'), said(2, 2, 'page-1')]);
  const stranger = person('learner', await givenPerson(w, { role: 'learner' }));
  expect(await refusalOf(tracked(stranger))).toEqual({ code: 'NOT_FOUND', facts: {} });
});
