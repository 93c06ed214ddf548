import { assessment } from '../../../../contract/assessment.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { archiveQuiz, changeDraft, createQuiz, publishQuiz, startDraft } from '../use-cases/edit-quiz.ts';
import { noteOutcomes, readOutcomes } from '../use-cases/note-outcomes.ts';
import { readQuestionFile } from '../use-cases/read-question-file.ts';
import { listQuizzes, readQuiz } from '../use-cases/read-quizzes.ts';
import { gradeTrial, openTrial } from '../use-cases/try-quiz.ts';

const READERS = {
  allow: { ...STAFF, trainer: 'all' },
  why: 'quizzes hold right answers and nobody’s data: those who train read them',
} as const;
const EDITORS = { allow: STAFF, why: 'the office keeps the quizzes' } as const;

export const assessmentRoutes: Route[] = routes('assessment', assessment, {
  'GET /sessions/:sessionId/outcomes': {
    access: {
      allow: { ...STAFF, trainer: 'assigned' },
      why: 'the office follows what was acquired; a trainer the groups they teach; never a company',
    },
    run: (ctx, { params }) => readOutcomes(ctx, params.sessionId),
  },
  'PUT /enrolments/:enrolmentId/outcomes': {
    access: {
      allow: { trainingAdministrator: 'all', director: 'all', trainer: 'assigned' },
      why: 'who trains says what was acquired; the office for them',
    },
    run: (ctx, { params, body }) => noteOutcomes(ctx, params.enrolmentId, body),
  },
  'GET /quizzes': { access: READERS, run: (ctx, { query }) => listQuizzes(ctx, query) },
  'POST /quizzes': { access: EDITORS, run: (ctx, { body }) => createQuiz(ctx, body) },
  'GET /quizzes/:quizId': { access: READERS, run: (ctx, { params }) => readQuiz(ctx, params.quizId) },
  'PUT /quizzes/:quizId/draft': {
    access: EDITORS,
    run: (ctx, { params, body }) => changeDraft(ctx, params.quizId, body),
  },
  'POST /quizzes/:quizId/drafts': { access: EDITORS, run: (ctx, { params }) => startDraft(ctx, params.quizId) },
  'POST /quizzes/:quizId/publication': {
    access: EDITORS,
    run: (ctx, { params, body }) => publishQuiz(ctx, params.quizId, body.revision),
  },
  'POST /quizzes/:quizId/archiving': {
    access: EDITORS,
    run: (ctx, { params }) => archiveQuiz(ctx, params.quizId, true),
  },
  'POST /quizzes/:quizId/restoration': {
    access: EDITORS,
    run: (ctx, { params }) => archiveQuiz(ctx, params.quizId, false),
  },
  'GET /quizzes/:quizId/trial': { access: READERS, run: (ctx, { params }) => openTrial(ctx, params.quizId) },
  'POST /quizzes/:quizId/trial': {
    access: READERS,
    run: (ctx, { params, body }) => gradeTrial(ctx, params.quizId, body.answers),
  },
  'POST /quiz-readings': {
    access: EDITORS,
    runOpen: (app, scope, { upload }) => readQuestionFile(app, scope, upload),
  },
});
