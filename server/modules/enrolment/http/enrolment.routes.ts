import { enrolment } from '../../../../contract/enrolment.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { cancelEnrolment, enrolLearners } from '../use-cases/enrol-learners.ts';
import { enrolRoster } from '../use-cases/enrol-roster.ts';
import { keepCompanyTerms } from '../use-cases/keep-company-terms.ts';
import * as read from '../use-cases/read-enrolments.ts';
import { correctRoster, readRoster, showRoster } from '../use-cases/read-roster.ts';

const OFFICE = { allow: { trainingAdministrator: 'all', director: 'all' }, why: 'the office enrols' } as const;

export const enrolmentRoutes: Route[] = routes('enrolment', enrolment, {
  'PUT /sessions/:sessionId/companies/:companyId/terms': {
    access: { ...OFFICE, why: 'the office agrees on prices with companies' },
    run: (ctx, { params, body }) => keepCompanyTerms(ctx, params, body),
  },
  'GET /sessions/:sessionId/enrolments': {
    access: {
      allow: { ...STAFF, trainer: 'assigned', auditor: 'all' },
      why: 'the office sees all; a trainer the groups they teach',
    },
    run: (ctx, { params }) => read.listSessionEnrolments(ctx, params.sessionId),
  },
  'POST /sessions/:sessionId/enrolments': {
    access: OFFICE,
    run: (ctx, { params, body }) => enrolLearners(ctx, params.sessionId, body),
  },
  'POST /enrolments/:enrolmentId/cancellation': {
    access: OFFICE,
    run: (ctx, { params, body }) => cancelEnrolment(ctx, params.enrolmentId, body.reason),
  },
  'GET /people/:personId/enrolments': {
    access: {
      allow: { ...STAFF, companyManager: 'company', learner: 'own' },
      why: 'with the person’s card; rows outside the caller’s wall do not come',
    },
    run: async (ctx, { params }) => ({ rows: await read.listLearnerEnrolments(ctx, params.personId) }),
  },
  'POST /sessions/:sessionId/rosters': {
    access: OFFICE,
    runOpen: (app, scope, { params, upload }) => readRoster(app, scope, { sessionId: params.sessionId, upload }),
  },
  'GET /rosters/:rosterId': { access: OFFICE, run: (ctx, { params }) => showRoster(ctx, params.rosterId) },
  'PUT /rosters/:rosterId': {
    access: OFFICE,
    run: (ctx, { params, body }) => correctRoster(ctx, params.rosterId, body),
  },
  'POST /rosters/:rosterId/enrolment': { access: OFFICE, run: (ctx, { params }) => enrolRoster(ctx, params.rosterId) },
  'GET /sessions/:sessionId/enrolments/export': {
    access: { allow: { ...STAFF, trainer: 'assigned' }, why: 'what the list shows' },
    run: async (ctx, { params }) => ({
      bytes: await read.exportSessionEnrolments(ctx, params.sessionId),
      mediaType: 'text/csv',
      name: 'inscrits.csv',
    }),
  },
});
