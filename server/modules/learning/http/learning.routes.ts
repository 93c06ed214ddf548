import { learning } from '../../../../contract/learning.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { importPackage } from '../use-cases/import-package.ts';
import { confirmReading, launchStep, readStepDocument } from '../use-cases/open-step.ts';
import { previewPackage } from '../use-cases/preview-package.ts';
import { discardPreview, publishPackage } from '../use-cases/publish-package.ts';
import { listPackages, showPackageVersion } from '../use-cases/read-packages.ts';
import { readSessionProgress, readTracking } from '../use-cases/read-tracking.ts';
import { keepPathDocument, readPath, savePath } from '../use-cases/save-path.ts';
import { keepAnswers, openQuiz, readQuiz, submitQuiz } from '../use-cases/take-quiz.ts';

const READERS = { allow: { ...STAFF, trainer: 'all' }, why: 'content holds nobody’s data' } as const;
const AUTHORS = {
  allow: { trainingAdministrator: 'all', director: 'all', trainer: 'all' },
  why: 'the office and its trainers make the content',
} as const;
const OFFICE = {
  allow: { trainingAdministrator: 'all', director: 'all' },
  why: 'the office makes the programs',
} as const;
const MINE = { allow: { learner: 'own' }, why: 'one’s own path' } as const;

export const learningRoutes: Route[] = routes('learning', learning, {
  'GET /packages': { access: READERS, run: (ctx, { query }) => listPackages(ctx, query) },
  'POST /packages': {
    access: AUTHORS,
    runOpen: (app, scope, { upload }) => importPackage(app, scope, { packageId: null, upload }),
  },
  'POST /packages/:packageId/versions': {
    access: AUTHORS,
    runOpen: (app, scope, { params, upload }) => importPackage(app, scope, { packageId: params.packageId, upload }),
  },
  'GET /package-versions/:packageVersionId': {
    access: READERS,
    run: (ctx, { params }) => showPackageVersion(ctx, params.packageVersionId),
  },
  'POST /package-versions/:packageVersionId/preview': {
    access: READERS,
    run: (ctx, { params }) => previewPackage(ctx, params.packageVersionId),
  },
  'POST /package-versions/:packageVersionId/publication': {
    access: AUTHORS,
    run: (ctx, { params, body }) => publishPackage(ctx, params.packageVersionId, body.title),
  },
  'DELETE /package-versions/:packageVersionId': {
    access: AUTHORS,
    run: (ctx, { params }) => discardPreview(ctx, params.packageVersionId),
  },
  'GET /program-versions/:versionId/path': {
    access: { allow: { ...READERS.allow, auditor: 'all' }, why: READERS.why },
    run: (ctx, { params }) => readPath(ctx, params.versionId),
  },
  'PUT /program-versions/:versionId/path': {
    access: OFFICE,
    run: (ctx, { params, body }) => savePath(ctx, params.versionId, body),
  },
  'POST /program-versions/:versionId/path-documents': {
    access: OFFICE,
    runOpen: (app, scope, { params, upload }) => keepPathDocument(app, scope, { versionId: params.versionId, upload }),
  },
  'POST /enrolments/:enrolmentId/steps/:stepId/launches': {
    access: MINE,
    run: (ctx, { params, http }) => launchStep(ctx, { ...params, userAgent: http.userAgent }),
  },
  'GET /enrolments/:enrolmentId/steps/:stepId/document': {
    access: MINE,
    run: (ctx, { params }) => readStepDocument(ctx, params.enrolmentId, params.stepId),
  },
  'POST /enrolments/:enrolmentId/steps/:stepId/reading': {
    access: MINE,
    run: (ctx, { params }) => confirmReading(ctx, params.enrolmentId, params.stepId),
  },
  'GET /enrolments/:enrolmentId/steps/:stepId/attempt': {
    access: MINE,
    run: (ctx, { params }) => readQuiz(ctx, params),
  },
  'POST /enrolments/:enrolmentId/steps/:stepId/attempts': {
    access: MINE,
    holdsVersion: 'begins',
    run: (ctx, { params }) => openQuiz(ctx, params),
  },
  'PUT /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/answers': {
    access: MINE,
    run: (ctx, { params, body }) => keepAnswers(ctx, { ...params, ...body }),
  },
  'POST /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/submission': {
    access: MINE,
    holdsVersion: 'ends',
    run: (ctx, { params, body }) => submitQuiz(ctx, { ...params, ...body }),
  },
  'GET /sessions/:sessionId/progress': {
    access: {
      allow: { ...STAFF, trainer: 'assigned', auditor: 'all' },
      why: 'the office sees all; a trainer the groups they teach',
    },
    run: (ctx, { params }) => readSessionProgress(ctx, params.sessionId),
  },
  'GET /enrolments/:enrolmentId/steps/:stepId/tracking': {
    access: {
      allow: { ...STAFF, trainer: 'assigned', auditor: 'all' },
      why: 'answers of a learner: their trainer and the office, never their company',
    },
    run: (ctx, { params }) => readTracking(ctx, params.enrolmentId, params.stepId),
  },
});
