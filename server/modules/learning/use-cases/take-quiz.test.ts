import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sql } from '../../../kernel/sql.ts';
import { givenEnrolment, givenLearner, givenPerson, givenProgram, givenSession } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { createQuiz, publishQuiz } from '../../assessment/index.ts';
import { readLearnerPaths } from './read-learner-path.ts';
import { savePath } from './save-path.ts';
import { openQuiz, readQuiz, submitQuiz } from './take-quiz.ts';

const w = await world();
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));

/** A learner whose path is one quiz of one question, seen twice at most. */
async function examined({ unlock = 'free' as 'free' | 'after-first-slot' } = {}) {
  const question = { id: 'q1', type: 'trueFalse', text: 'La Loire se jette dans l’Atlantique.', isTrue: true } as const;
  const quizId = await w.as(office, async (ctx) => {
    const { quizId: made } = await createQuiz(ctx, {
      title: 'Évaluation finale',
      passMarkBp: 7000,
      maxAttempts: 2,
      shuffle: false,
      questions: [{ ...question, points: 100, feedback: '', rightFeedback: '', wrongFeedback: '' }],
    });
    await publishQuiz(ctx, made, 1);
    return made;
  });
  const programVersionId = await givenProgram(w);
  await w.owner.query(
    sql`update catalogue.program_version set state = 'draft', published_at = null where id = ${programVersionId}`,
  );
  const blank = { packageVersionId: null, fileId: null, unlockStepId: null };
  const stepId = randomUUID();
  const room = {
    ...blank,
    stepId: randomUUID(),
    kind: 'onSite',
    title: 'Salle',
    plannedMn: 210,
    quizId: null,
    unlock: 'free',
  } as const;
  const steps = [room, { ...blank, stepId, kind: 'quiz', title: 'Évaluation', plannedMn: 20, quizId, unlock } as const];
  await w.as(office, (ctx) => savePath(ctx, programVersionId, { revision: 0, steps }));
  const learnerId = await givenLearner(w);
  const { sessionId } = await givenSession(w, { programVersionId });
  const enrolmentId = await givenEnrolment(w, { sessionId, learnerId });
  const learner = person('learner', learnerId);
  const at = { enrolmentId, stepId };
  const where = async () => {
    const paths = await w.as(learner, (ctx) => readLearnerPaths(ctx, [enrolmentId]), 'own');
    const step = paths.get(enrolmentId)?.find((one) => one.stepId === stepId);
    return [step?.state, step?.progress?.scoreBp ?? null, step?.progress?.passed ?? null];
  };
  const answer = async (isTrue: boolean) => {
    const { attemptId } = await w.as(learner, (ctx) => openQuiz(ctx, at), 'own');
    return w.as(learner, (ctx) => submitQuiz(ctx, { ...at, attemptId, answers: { q1: isTrue } }), 'own');
  };
  return { learner, at, where, answer };
}

test('a failed attempt leaves the step open, a passed one ends it with its score', async () => {
  const { where, answer } = await examined();
  const seen = [await where()];
  await answer(false);
  seen.push(await where());
  await answer(true);
  seen.push(await where());
  expect(seen).toEqual([
    ['ready', null, null],
    ['opened', 0, false],
    ['completed', 10_000, true],
  ]);
});

test('the last attempt ends the step even when it fails: the evaluation was taken to its end', async () => {
  const { where, answer, learner, at } = await examined();
  await answer(false);
  await answer(false);
  const refused = await refusalOf(w.as(learner, (ctx) => openQuiz(ctx, at), 'own'));
  expect([await where(), refused.code]).toEqual([['completed', 0, false], 'ATTEMPTS_EXHAUSTED']);
});

test('eight clicks on submit at the same instant grade once and complete once', async () => {
  const { learner, at } = await examined();
  const { attemptId } = await w.as(learner, (ctx) => openQuiz(ctx, at), 'own');
  const before = (await w.trail()).length;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      w.as(learner, (ctx) => submitQuiz(ctx, { ...at, attemptId, answers: { q1: true } }), 'own'),
    ),
  );
  const actions = (await w.trail()).slice(before).map(([action]) => action);
  expect(actions.sort()).toEqual(['assessment.attempt-submitted', 'learning.step-completed']);
});

test('a stranger finds nothing there, and a locked quiz says what it waits for', async () => {
  const { at } = await examined();
  const stranger = person('learner', await givenLearner(w));
  const locked = await examined({ unlock: 'after-first-slot' });
  w.clock.set('2026-03-01T08:00:00.000Z');
  const refused = [
    await refusalOf(w.as(stranger, (ctx) => readQuiz(ctx, at), 'own')),
    await refusalOf(w.as(locked.learner, (ctx) => openQuiz(ctx, locked.at), 'own')),
  ];
  w.clock.set('2026-03-09T08:00:00.000Z');
  expect(refused.map(({ code }) => code)).toEqual(['NOT_FOUND', 'STEP_LOCKED']);
});
