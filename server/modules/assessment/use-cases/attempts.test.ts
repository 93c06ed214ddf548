import { expect, test } from 'vitest';
import { sql } from '../../../kernel/sql.ts';
import { givenQuiz, givenStep, SAFETY_QUESTIONS } from '../../../test/builders/assessment.ts';
import { givenLearner, givenPerson, givenTrainer } from '../../../test/builders/trade.ts';
import { person, refusalOf, SYSTEM, world } from '../../../test/world.ts';
import { bestAttempt, bestAttempts, readAttempt, saveAnswers, startOrResumeAttempt, submitAttempt } from '../index.ts';
import { findVersion } from '../store/quiz.read.ts';
import { changeDraft, publishQuiz, startDraft } from './edit-quiz.ts';
import { readQuiz } from './read-quizzes.ts';

const w = await world();
const RIGHT = { 'q-gants': 'c-gants', 'q-seuil': '50 V' };
const HALF = { 'q-gants': 'c-gants', 'q-seuil': '51' };

/** A learner before a quiz, and their own doors to it. */
async function before(wanted: Parameters<typeof givenQuiz>[1] = {}) {
  const quizId = await givenQuiz(w, wanted);
  const { companyId, sessionId, ...place } = await givenStep(w);
  const learner = person('learner', place.learnerId);
  const start = () => w.as(learner, (ctx) => startOrResumeAttempt(ctx, { ...place, companyId, quizId }), 'own');
  const save = (attemptId: string, answers: Parameters<typeof saveAnswers>[1]['answers']) =>
    w.as(learner, (ctx) => saveAnswers(ctx, { ...place, attemptId, answers }), 'own');
  const submit = (attemptId: string, answers?: Parameters<typeof submitAttempt>[1]['answers']) =>
    w.as(learner, (ctx) => submitAttempt(ctx, { ...place, attemptId, answers }), 'own');
  const read = () => w.as(learner, (ctx) => readAttempt(ctx, place), 'own');
  return { quizId, place, companyId, sessionId, learner, start, save, submit, read };
}

const linesOf = async (attemptId: string) =>
  w.owner.query(sql`select action, links, facts, personal from trail.line where subject_id = ${attemptId} order by id`);

test('a quiz lived: paper without answers, saved, resumed, submitted, half right, then passed', async () => {
  const { quizId, place, companyId, sessionId, start, save, submit, read } = await before();
  expect(await read()).toBe(null);
  const first = await start();
  expect(first).toEqual({
    attemptId: first.attemptId,
    quizId,
    title: 'Habilitation électrique',
    number: 1,
    attemptsLeft: 1,
    passMarkBp: 7_000,
    startedAt: '2026-03-09T08:00:00.000Z',
    savedAt: null,
    submittedAt: null,
    paper: {
      questions: [
        {
          id: 'q-gants',
          type: 'singleChoice',
          text: 'Quel équipement porte-t-on toujours ?',
          points: 100,
          choices: [
            { id: 'c-gants', text: 'Gants isolants' },
            { id: 'c-jardin', text: 'Gants de jardin' },
            { id: 'c-aucun', text: 'Aucun' },
          ],
        },
        { id: 'q-seuil', type: 'number', text: 'Seuil de la très basse tension ?', points: 100, unit: 'V' },
      ],
    },
    answers: {},
    result: null,
  });

  await save(first.attemptId, { 'q-gants': 'c-jardin', 'q-seuil': '51' });
  expect(await save(first.attemptId, { 'q-gants': 'c-gants' })).toEqual({ savedAt: '2026-03-09T08:00:00.000Z' });
  expect(await start()).toEqual({ ...first, savedAt: '2026-03-09T08:00:00.000Z', answers: HALF });

  const submitted = await submit(first.attemptId);
  expect(submitted.result).toEqual({
    points: 100,
    maxPoints: 200,
    percentBp: 5_000,
    passed: false,
    revealsAnswers: false,
    questions: [
      {
        questionId: 'q-gants',
        points: 100,
        maxPoints: 100,
        outcome: 'right',
        lines: [{ label: '', given: 'Gants isolants', right: null, isRight: null }],
        feedback: ['Exact.'],
      },
      {
        questionId: 'q-seuil',
        points: 0,
        maxPoints: 100,
        outcome: 'wrong',
        lines: [{ label: '', given: '51', right: null, isRight: null }],
        feedback: ['Norme NF C 18-510.'],
      },
    ],
  });
  expect(await read()).toEqual(submitted);

  const second = await start();
  const passed = await submit(second.attemptId, RIGHT);
  expect([second.number, passed.result?.percentBp, passed.result?.passed, passed.result?.revealsAnswers]).toEqual([
    2,
    10_000,
    true,
    true,
  ]);
  expect(await w.as(SYSTEM, (ctx) => bestAttempt(ctx, place.enrolmentId, place.stepId))).toEqual({
    stepId: place.stepId,
    attemptId: second.attemptId,
    number: 2,
    points: 200,
    maxPoints: 200,
    percentBp: 10_000,
    passed: true,
    submittedAt: w.clock.now(),
  });
  expect((await w.as(SYSTEM, (ctx) => bestAttempts(ctx, place.enrolmentId))).map((best) => best.number)).toEqual([2]);
  const links = [
    `session:${sessionId}`,
    `person:${place.learnerId}`,
    `company:${companyId}`,
    `enrolment:${place.enrolmentId}`,
  ];
  const [versionId] = (
    await w.owner.query(
      sql<{ id: string }>`select quiz_version_id as id from assessment.attempt where id = ${first.attemptId}`,
    )
  ).map(({ id }) => id);
  expect(await linesOf(first.attemptId)).toEqual([
    { action: 'assessment.attempt-started', links, facts: { number: 1, versionId }, personal: null },
    {
      action: 'assessment.attempt-submitted',
      links,
      facts: { number: 1, versionId },
      personal: { points: 100, maxPoints: 200, percentBp: 5_000, passed: false },
    },
  ]);
});

test('eight submissions at the same instant grade once and all give the same result', async () => {
  const { start, submit } = await before();
  const { attemptId } = await start();
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, at) => submit(attemptId, at % 2 === 0 ? RIGHT : HALF)),
  );
  const [first] = results;
  expect(results).toEqual(Array.from({ length: 8 }, () => first));
  expect((await linesOf(attemptId)).length).toBe(2);
});

test('eight starts at the same instant open one attempt', async () => {
  const { start } = await before();
  const started = await Promise.all(Array.from({ length: 8 }, () => start()));
  expect(new Set(started.map(({ attemptId, number }) => `${number} ${attemptId}`)).size).toBe(1);
});

test('answers saved while the attempt is submitted are graded or refused, never lost in between', async () => {
  const { start, save, submit } = await before({ maxAttempts: null });
  const { attemptId } = await start();
  const saves = Array.from({ length: 10 }, (_, at) => save(attemptId, { 'q-seuil': String(at) }));
  const [submitted] = await Promise.all([submit(attemptId), Promise.allSettled(saves)]);
  const kept = await w.owner.query(
    sql<{ given: string | null; graded: string }>`
      select answers ->> 'q-seuil' as given, result #>> '{questions,1,lines,0,given}' as graded
        from assessment.attempt where id = ${attemptId}`,
  );
  expect(kept.map(({ given, graded }) => (given ?? '') === graded)).toEqual([true]);
  expect(await refusalOf(save(attemptId, { 'q-seuil': '50' }))).toEqual({ code: 'ATTEMPT_SUBMITTED', facts: {} });
  expect(submitted.answers['q-seuil'] ?? '').toBe(submitted.result?.questions[1]?.lines[0]?.given ?? '');
});

test('saving the same answers twice, or taking one back, leaves what the learner last said', async () => {
  const { start, save, read } = await before();
  const { attemptId } = await start();
  await save(attemptId, HALF);
  await save(attemptId, HALF);
  expect((await read())?.answers).toEqual(HALF);
  await save(attemptId, { 'q-gants': null });
  expect((await read())?.answers).toEqual({ 'q-seuil': '51' });
});

test('answers to other questions, or with another shape, are refused and nothing is kept', async () => {
  const { start, save, submit, read } = await before();
  const { attemptId } = await start();
  const refused = { code: 'ANSWERS_NOT_OF_PAPER', facts: {} };
  expect(await refusalOf(save(attemptId, { 'q-autre': '50' }))).toEqual(refused);
  expect(await refusalOf(save(attemptId, { 'q-seuil': '50', 'q-gants': ['c-gants'] }))).toEqual(refused);
  expect(await refusalOf(submit(attemptId, { 'q-gants': 'c-inconnu' }))).toEqual(refused);
  expect([(await read())?.answers, (await read())?.submittedAt]).toEqual([{}, null]);
});

test('no attempt beyond the limit, none after passing, as many as wanted without a limit', async () => {
  const limited = await before({ maxAttempts: 1 });
  await limited.submit((await limited.start()).attemptId, HALF);
  expect(await refusalOf(limited.start())).toEqual({ code: 'ATTEMPTS_EXHAUSTED', facts: { max: 1 } });
  expect((await limited.read())?.result?.revealsAnswers).toBe(true);

  const passed = await before({ maxAttempts: 3 });
  await passed.submit((await passed.start()).attemptId, RIGHT);
  expect(await refusalOf(passed.start())).toEqual({ code: 'QUIZ_ALREADY_PASSED', facts: {} });

  const free = await before({ maxAttempts: null });
  await free.submit((await free.start()).attemptId, RIGHT);
  expect((await free.start()).number).toBe(2);
});

test('a score just under the pass mark does not pass, the mark itself does', async () => {
  const { start, submit } = await before({ passMarkBp: 5_001, maxAttempts: null });
  expect((await submit((await start()).attemptId, HALF)).result?.passed).toBe(false);
  const exact = await before({ passMarkBp: 5_000, maxAttempts: null });
  expect((await exact.submit((await exact.start()).attemptId, HALF)).result?.passed).toBe(true);
});

test('an attempt is graded by the version it was started with, whatever is published meanwhile', async () => {
  const { quizId, start, submit } = await before();
  const { attemptId } = await start();
  await w.as(SYSTEM, async (ctx) => {
    await startDraft(ctx, quizId);
    const draft = await readQuiz(ctx, quizId);
    const changed = await changeDraft(ctx, quizId, {
      title: 'Autre',
      passMarkBp: 0,
      maxAttempts: 9,
      shuffle: false,
      revision: draft.revision,
      questions: SAFETY_QUESTIONS.slice(0, 1),
    });
    await publishQuiz(ctx, quizId, changed.revision);
  });
  const { result, attemptsLeft, passMarkBp } = await submit(attemptId, HALF);
  expect([result?.points, result?.maxPoints, passMarkBp, attemptsLeft]).toEqual([100, 200, 7_000, 8]);
});

test('a quiz that is not published cannot be started', async () => {
  const { companyId, sessionId: _, ...place } = await givenStep(w);
  const start = w.as(person('learner', place.learnerId), (ctx) =>
    startOrResumeAttempt(ctx, { ...place, companyId, quizId: crypto.randomUUID() }),
  );
  expect(await refusalOf(start)).toEqual({ code: 'QUIZ_NOT_PUBLISHED', facts: {} });
});

test('a stranger neither starts, reads, saves nor submits in somebody’s place', async () => {
  const { quizId, place, companyId, start } = await before();
  const { attemptId } = await start();
  const one = { ...place, attemptId };
  const notFound = { code: 'NOT_FOUND', facts: {} };
  const stranger = person('learner', await givenLearner(w, { companyId }));
  const trainer = person('trainer', await givenTrainer(w));
  const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  for (const actor of [stranger, trainer, office]) {
    const writes = [
      () => w.as(actor, (ctx) => startOrResumeAttempt(ctx, { ...place, companyId, quizId })),
      () => w.as(actor, (ctx) => saveAnswers(ctx, { ...one, answers: RIGHT })),
      () => w.as(actor, (ctx) => submitAttempt(ctx, one)),
    ];
    for (const write of writes) expect(await refusalOf(write())).toEqual(notFound);
  }
  expect(await refusalOf(w.as(stranger, (ctx) => readAttempt(ctx, one)))).toEqual(notFound);
  expect((await w.as(trainer, (ctx) => readAttempt(ctx, one)))?.answers).toEqual({});
  const elsewhere = { ...one, learnerId: await givenLearner(w) };
  expect(await refusalOf(w.as(trainer, (ctx) => readAttempt(ctx, elsewhere)))).toEqual(notFound);

  // Under their own name, another learner's attempt is not there either.
  const posing = { ...one, learnerId: stranger.kind === 'person' ? stranger.personId : '' };
  expect(await refusalOf(w.as(stranger, (ctx) => saveAnswers(ctx, { ...posing, answers: RIGHT })))).toEqual(notFound);
  expect(await refusalOf(w.as(stranger, (ctx) => submitAttempt(ctx, posing)))).toEqual(notFound);
});

test('rows stay behind the wall: learners never read versions, companies see no attempt', async () => {
  const { place, companyId, learner, start, submit } = await before();
  const { attemptId } = await start();
  await submit(attemptId, RIGHT);
  const [row] = await w.owner.query(
    sql<{ id: string }>`select quiz_version_id as id from assessment.attempt where id = ${attemptId}`,
  );
  expect(await w.as(learner, (ctx) => findVersion(ctx, row?.id ?? ''))).toBe(null);
  const manager = person('companyManager', await givenPerson(w, { role: 'companyManager', companyId }), companyId);
  const other = person('learner', await givenLearner(w));
  const seen = (actor: typeof manager) => w.as(actor, (ctx) => bestAttempt(ctx, place.enrolmentId, place.stepId));
  expect([await seen(manager), await seen(other), (await seen(learner))?.percentBp]).toEqual([null, null, 10_000]);
});
