import { rollout } from '../../../../contract/rollout.ts';
import { EVERYONE_OWN } from '../../../kernel/access.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import type { FreezeCalendars, PopulationSource } from '../ports.ts';
import { freezeCompany, thawCompany } from '../use-cases/rollout/freeze-company.ts';
import * as moves from '../use-cases/rollout/move-rollout.ts';
import { noteClientError } from '../use-cases/rollout/note-client-error.ts';
import { readBoard } from '../use-cases/rollout/read-board.ts';
import { readCompanies, readPilots } from '../use-cases/rollout/read-companies.ts';
import { receiveReport } from '../use-cases/rollout/receive-report.ts';
import { startRollout } from '../use-cases/rollout/start-rollout.ts';
import { openRolloutReport, verifyRolloutReport } from '../use-cases/rollout-report/open-report.ts';

const STEERING = {
  allow: { director: 'all', systemAdministrator: 'all' },
  why: 'those who answer for putting a version into production',
} as const;

export function rolloutRoutes(population: PopulationSource, calendars: FreezeCalendars, pdfs: PdfMaker): Route[] {
  const sources = { ...population, calendars };
  return routes('release', rollout, {
    'GET /rollout': { access: STEERING, run: (ctx) => readBoard(ctx, sources) },
    'GET /rollout/pilots': {
      access: STEERING,
      run: (ctx, { query }) => readPilots(ctx, population, query.chosen?.split(',').filter(Boolean) ?? []),
    },
    'GET /rollout/companies': { access: STEERING, run: (ctx, { query }) => readCompanies(ctx, population, query) },
    'POST /rollouts': { access: STEERING, run: (ctx, { body }) => startRollout(ctx, sources, body) },
    'POST /rollouts/:rolloutId/advance': {
      access: STEERING,
      run: (ctx, { params, body }) => moves.advance(ctx, population, { ...params, ...body }),
    },
    'POST /rollouts/:rolloutId/pause': {
      access: STEERING,
      run: (ctx, { params, body }) => moves.pauseRollout(ctx, params.rolloutId, body),
    },
    'POST /rollouts/:rolloutId/resume': {
      access: STEERING,
      run: (ctx, { params, body }) => moves.resumeRollout(ctx, params.rolloutId, body.reason),
    },
    'POST /rollouts/:rolloutId/rollback': {
      access: STEERING,
      run: (ctx, { params, body }) => moves.rollBack(ctx, params.rolloutId, body),
    },
    'POST /rollouts/:rolloutId/waivers': {
      access: STEERING,
      run: (ctx, { params, body }) => moves.waive(ctx, params.rolloutId, body.reason),
    },
    'GET /rollouts/:rolloutId/report': {
      access: STEERING,
      run: (ctx, { params }) => openRolloutReport(ctx, { ...params, source: population, pdfs }),
    },
    'GET /rollout/report-verifications/:code': {
      access: {
        open: true,
        why: 'whoever holds a printed report may verify it; throttled; says what it bears on its first page',
      },
      runOpen: (app, _scope, { params, http }) => verifyRolloutReport(app, { code: params.code, http }),
    },
    'PUT /rollout/frozen-companies/:companyId': {
      access: STEERING,
      run: (ctx, { params, body }) => freezeCompany(ctx, population, { ...params, ...body }),
    },
    'DELETE /rollout/frozen-companies/:companyId': {
      access: STEERING,
      run: (ctx, { params }) => thawCompany(ctx, params.companyId),
    },
    'POST /client-errors': {
      access: { allow: EVERYONE_OWN, why: 'a page says that it broke, and nothing of who or what' },
      runOpen: (app, scope) => noteClientError(app, scope),
    },
    'POST /edges/:edgeId/reports': {
      access: { open: true, why: 'an edge proves itself by the secret of this installation; wrong ones are throttled' },
      runOpen: (app, _scope, { params, body, http }) =>
        receiveReport(app, { edgeId: params.edgeId, report: body, http }),
    },
  });
}
