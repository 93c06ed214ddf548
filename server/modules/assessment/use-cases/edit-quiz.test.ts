import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { givenQuiz, SAFETY_QUESTIONS } from '../../../test/builders/assessment.ts';
import { givenPerson } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { archiveQuiz, changeDraft, createQuiz, publishQuiz, startDraft } from './edit-quiz.ts';
import { readQuestionFile } from './read-question-file.ts';
import { listQuizzes, readQuiz } from './read-quizzes.ts';
import { gradeTrial, openTrial } from './try-quiz.ts';

const w = await world();
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const read = (quizId: string) => w.as(office, (ctx) => readQuiz(ctx, quizId));
const draft = (revision: number, title = 'Sécurité') => ({
  title,
  revision,
  passMarkBp: 8_000,
  maxAttempts: 3,
  shuffle: true,
  questions: SAFETY_QUESTIONS,
});
const list = (asked: Partial<Parameters<typeof listQuizzes>[1]> = {}) =>
  w.as(office, (ctx) => listQuizzes(ctx, { page: 1, size: 50, archived: 'no', ...asked }));

test('a quiz from its first draft to its second version', async () => {
  const { quizId } = await w.as(office, (ctx) => createQuiz(ctx, { title: 'Électricité' }));
  expect(await refusalOf(w.as(office, (ctx) => publishQuiz(ctx, quizId, 1)))).toEqual({
    code: 'QUIZ_INCOMPLETE',
    facts: { count: 1 },
  });
  expect(await w.as(office, (ctx) => changeDraft(ctx, quizId, draft(1)))).toEqual({ revision: 2, faults: [] });
  await w.as(office, (ctx) => publishQuiz(ctx, quizId, 2));
  expect(await refusalOf(w.as(office, (ctx) => changeDraft(ctx, quizId, draft(2))))).toEqual({
    code: 'QUIZ_NOT_DRAFT',
    facts: {},
  });
  await w.as(office, (ctx) => startDraft(ctx, quizId));
  await w.as(office, (ctx) => startDraft(ctx, quizId));
  expect(await read(quizId)).toEqual({
    quizId,
    title: 'Sécurité',
    number: 2,
    state: 'draft',
    revision: 1,
    passMarkBp: 8_000,
    maxAttempts: 3,
    shuffle: true,
    questions: SAFETY_QUESTIONS,
    isArchived: false,
    hasAttempts: false,
    faults: [],
    versions: [
      { number: 2, state: 'draft', createdAt: '2026-03-09T08:00:00.000Z', questionCount: 2 },
      { number: 1, state: 'published', createdAt: '2026-03-09T08:00:00.000Z', questionCount: 2 },
    ],
  });
  await w.as(office, (ctx) => publishQuiz(ctx, quizId, 1));
  expect((await read(quizId)).versions.map(({ number, state }) => [number, state])).toEqual([
    [2, 'published'],
    [1, 'retired'],
  ]);
  expect((await w.trail()).map(([action, facts]) => [action, (facts as { number?: number }).number])).toEqual([
    ['assessment.quiz-created', undefined],
    ['assessment.draft-changed', undefined],
    ['assessment.quiz-published', 1],
    ['assessment.draft-started', undefined],
    ['assessment.quiz-published', 2],
  ]);
});

test('two people who save the same draft at the same instant: one is kept, the other is told', async () => {
  const { quizId } = await w.as(office, (ctx) => createQuiz(ctx, { title: 'Incendie' }));
  const saved = await Promise.allSettled(
    Array.from({ length: 8 }, (_, at) => w.as(office, (ctx) => changeDraft(ctx, quizId, draft(1, `Incendie ${at}`)))),
  );
  const codes = saved.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect([codes.length, new Set(codes), (await read(quizId)).revision]).toEqual([
    7,
    new Set(['QUIZ_CHANGED_MEANWHILE']),
    2,
  ]);
});

test('eight publications at the same instant publish one version', async () => {
  const { quizId } = await w.as(office, (ctx) => createQuiz(ctx, { title: 'Gestes', questions: SAFETY_QUESTIONS }));
  const published = await Promise.allSettled(
    Array.from({ length: 8 }, () => w.as(office, (ctx) => publishQuiz(ctx, quizId, 1))),
  );
  expect([
    published.filter(({ status }) => status === 'fulfilled').length,
    (await read(quizId)).versions.map(({ state }) => state),
  ]).toEqual([1, ['published']]);
});

test('eight drafts asked at the same instant open one', async () => {
  const quizId = await givenQuiz(w);
  await Promise.all(Array.from({ length: 8 }, () => w.as(office, (ctx) => startDraft(ctx, quizId))));
  expect((await read(quizId)).versions.map(({ number, state }) => [number, state])).toEqual([
    [2, 'draft'],
    [1, 'published'],
  ]);
});

test('the list finds without accents, and an archived quiz leaves it until it is restored', async () => {
  const { quizId } = await w.as(office, (ctx) =>
    createQuiz(ctx, { title: 'Évaluation d’éveil', questions: SAFETY_QUESTIONS }),
  );
  const row = {
    quizId,
    title: 'Évaluation d’éveil',
    questionCount: 2,
    passMarkBp: 7_000,
    maxAttempts: null,
    publishedNumber: null,
    hasDraft: true,
    isArchived: false,
  };
  expect(await list({ search: 'EVALUATION D' })).toEqual({ rows: [row], total: 1 });
  await w.as(office, (ctx) => archiveQuiz(ctx, quizId, true));
  await w.as(office, (ctx) => archiveQuiz(ctx, quizId, true));
  expect([await list({ search: 'eveil' }), await list({ search: 'eveil', archived: 'yes' })]).toEqual([
    { rows: [], total: 0 },
    { rows: [{ ...row, isArchived: true }], total: 1 },
  ]);
  await w.as(office, (ctx) => archiveQuiz(ctx, quizId, false));
  expect((await list({ search: 'eveil' })).total).toBe(1);
});

test('an unknown quiz is not found, whatever is asked of it', async () => {
  const quizId = crypto.randomUUID();
  const asked = [
    () => read(quizId),
    () => w.as(office, (ctx) => changeDraft(ctx, quizId, draft(1))),
    () => w.as(office, (ctx) => startDraft(ctx, quizId)),
    () => w.as(office, (ctx) => publishQuiz(ctx, quizId, 1)),
    () => w.as(office, (ctx) => archiveQuiz(ctx, quizId, true)),
  ];
  for (const ask of asked) expect(await refusalOf(ask())).toEqual({ code: 'NOT_FOUND', facts: {} });
});

async function deposit(bytes: Buffer, name: string) {
  const fileId = crypto.randomUUID();
  const { sizeBytes, sha256 } = await w.app.files.put(fileId, Readable.from([bytes]));
  const upload = { fileId, name, mediaType: 'text/plain', sizeBytes, sha256 };
  return { fileId, reading: () => readQuestionFile(w.app, { actor: office, reach: 'all' }, upload) };
}

test('a file of old Windows is read, shown, and nothing of it stays', async () => {
  const { fileId, reading } = await deposit(Buffer.from('::É1::Réponse exacte ?{=oui ~non}', 'latin1'), 'banque.gift');
  const { questions, ...rest } = await reading();
  expect([rest, questions.map(({ text }) => text)]).toEqual([
    { fileName: 'banque.gift', format: 'gift', category: '', problems: [] },
    ['Réponse exacte ?'],
  ]);
  const ids = questions.flatMap((question) => ('choices' in question ? question.choices.map(({ id }) => id) : []));
  expect([new Set(ids).size, ids.every((id) => id.length >= 12)]).toEqual([2, true]);
  await expect(w.app.files.readAll(fileId)).rejects.toThrow();
});

test('a refused file leaves nothing either', async () => {
  const { fileId, reading } = await deposit(Buffer.from('<!DOCTYPE quiz><quiz/>'), 'piege.xml');
  expect(await refusalOf(reading())).toEqual({ code: 'QUIZ_FILE_DOCTYPE', facts: {} });
  await expect(w.app.files.readAll(fileId)).rejects.toThrow();
});

test('a quiz is tried before it is published, and the try leaves nothing', async () => {
  const { quizId } = await w.as(office, (ctx) => createQuiz(ctx, { title: 'Essai', questions: SAFETY_QUESTIONS }));
  const lines = (await w.trail()).length;
  const trial = await w.as(office, (ctx) => openTrial(ctx, quizId));
  expect(trial.paper.questions.map(({ id }) => id)).toEqual(['q-gants', 'q-seuil']);
  const result = await w.as(office, (ctx) => gradeTrial(ctx, quizId, { 'q-seuil': '50', 'q-gants': 'c-aucun' }));
  expect([result.points, result.passed, result.revealsAnswers, result.questions.map(({ lines }) => lines)]).toEqual([
    100,
    false,
    true,
    [
      [{ label: '', given: 'Aucun', right: 'Gants isolants', isRight: false }],
      [{ label: '', given: '50', right: '50\u00a0V', isRight: true }],
    ],
  ]);
  const foreign = w.as(office, (ctx) => gradeTrial(ctx, quizId, { autre: '1' }));
  expect(await refusalOf(foreign)).toEqual({ code: 'ANSWERS_NOT_OF_PAPER', facts: {} });
  expect([(await w.trail()).length - lines, (await read(quizId)).hasAttempts]).toEqual([0, false]);
});
