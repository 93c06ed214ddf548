import { recette } from '../../../../contract/recette.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import * as exclusions from '../use-cases/recette/exclude-case.ts';
import { giveCase } from '../use-cases/recette/give-case.ts';
import { importBook } from '../use-cases/recette/import-book.ts';
import { moveAnomaly, openAnomaly } from '../use-cases/recette/move-anomaly.ts';
import { openCampaign } from '../use-cases/recette/open-campaign.ts';
import { openIteration } from '../use-cases/recette/open-iteration.ts';
import { openReport, verifyReport } from '../use-cases/recette/open-report.ts';
import { prepareReport, withdrawReport } from '../use-cases/recette/prepare-report.ts';
import { readAnomalies } from '../use-cases/recette/read-anomalies.ts';
import { exportBook, readBook } from '../use-cases/recette/read-book.ts';
import { readCampaign, readCampaigns, readCandidates } from '../use-cases/recette/read-campaigns.ts';
import { readItem, readMyCases } from '../use-cases/recette/read-items.ts';
import { exportMatrix, readMatrix } from '../use-cases/recette/read-matrix.ts';
import { recordExecution } from '../use-cases/recette/record-execution.ts';
import { openScreenshot, takeScreenshot } from '../use-cases/recette/screenshots.ts';
import { signReport } from '../use-cases/recette/sign-report.ts';
import { takeShippedBook } from '../use-cases/recette/take-book.ts';
import { approveWaiver, askWaiver } from '../use-cases/recette/waive-criterion.ts';

const OFFICE = {
  allow: { trainingAdministrator: 'all', qualityManager: 'all', director: 'all', systemAdministrator: 'all' },
  why: 'those who run the recette of a version',
} as const;
const READERS = {
  allow: { ...OFFICE.allow, auditor: 'all' },
  why: 'those who run the recette, and those who check it',
} as const;
const TESTERS = {
  allow: { ...OFFICE.allow, trainer: 'own', companyManager: 'own' },
  why: 'a tester reaches the cases they were given and what they wrote themself; a company never another’s',
} as const;
const SIGNERS = {
  allow: { trainingAdministrator: 'all', qualityManager: 'all', director: 'all', trainer: 'own' },
  why: 'representatives of the direction, of staff, and of the trainers who test this campaign',
} as const;

export const recetteRoutes = (pdfs: PdfMaker): Route[] =>
  routes('release', recette, {
    'GET /recette/book': { access: READERS, run: (ctx) => readBook(ctx) },
    'GET /recette/book/export': { access: READERS, run: (ctx, { query }) => exportBook(ctx, query.format) },
    'POST /recette/book/shipped': { access: OFFICE, run: (ctx) => takeShippedBook(ctx) },
    'POST /recette/book/imports': {
      access: OFFICE,
      runOpen: (app, scope, { upload }) => importBook(app, scope, upload),
    },
    'GET /recette/campaigns': { access: READERS, run: (ctx) => readCampaigns(ctx) },
    'GET /recette/tester-candidates': { access: OFFICE, run: (ctx) => readCandidates(ctx) },
    'POST /recette/campaigns': { access: OFFICE, run: (ctx, { body }) => openCampaign(ctx, body) },
    'GET /recette/campaigns/:campaignId': {
      access: READERS,
      run: (ctx, { params }) => readCampaign(ctx, params.campaignId),
    },
    'POST /recette/campaigns/:campaignId/iterations': {
      access: OFFICE,
      run: (ctx, { params, body }) => openIteration(ctx, params.campaignId, body.digest),
    },
    'GET /recette/my-cases': { access: TESTERS, run: (ctx) => readMyCases(ctx) },
    'GET /recette/items/:itemId': { access: TESTERS, run: (ctx, { params }) => readItem(ctx, params.itemId) },
    'PUT /recette/items/:itemId/tester': {
      access: OFFICE,
      run: (ctx, { params, body }) => giveCase(ctx, { ...params, ...body }),
    },
    'POST /recette/items/:itemId/screenshots': {
      access: TESTERS,
      runOpen: (app, scope, { params, upload }) => takeScreenshot(app, scope, { ...params, upload }),
    },
    'GET /recette/screenshots/:screenshotId': {
      access: { ...TESTERS, allow: { ...TESTERS.allow, auditor: 'all' } },
      run: (ctx, { params }) => openScreenshot(ctx, params.screenshotId),
    },
    'POST /recette/items/:itemId/executions': {
      access: TESTERS,
      run: (ctx, { params, body }) => recordExecution(ctx, params.itemId, body),
    },
    'POST /recette/items/:itemId/exclusion': {
      access: OFFICE,
      run: (ctx, { params, body }) => exclusions.askExclusion(ctx, { ...params, ...body }),
    },
    'POST /recette/exclusions/:exclusionId/approval': {
      access: OFFICE,
      run: (ctx, { params }) => exclusions.approveExclusion(ctx, params.exclusionId),
    },
    'POST /recette/exclusions/:exclusionId/withdrawal': {
      access: OFFICE,
      run: (ctx, { params }) => exclusions.withdrawExclusion(ctx, params.exclusionId),
    },
    'GET /recette/campaigns/:campaignId/anomalies': {
      access: READERS,
      run: (ctx, { params }) => readAnomalies(ctx, params.campaignId),
    },
    'POST /recette/campaigns/:campaignId/anomalies': {
      access: OFFICE,
      run: (ctx, { params, body }) => openAnomaly(ctx, { ...params, ...body }),
    },
    'POST /recette/anomalies/:anomalyId/moves': {
      access: OFFICE,
      run: (ctx, { params, body }) => moveAnomaly(ctx, params.anomalyId, body),
    },
    'POST /recette/iterations/:iterationId/waivers': {
      access: OFFICE,
      run: (ctx, { params, body }) => askWaiver(ctx, { ...params, ...body }),
    },
    'POST /recette/waivers/:waiverId/approval': {
      access: OFFICE,
      run: (ctx, { params }) => approveWaiver(ctx, params.waiverId),
    },
    'POST /recette/iterations/:iterationId/reports': {
      access: OFFICE,
      run: (ctx, { params, body }) => prepareReport(ctx, params.iterationId, body),
    },
    'POST /recette/reports/:reportId/signatures': {
      access: SIGNERS,
      run: (ctx, { params }) => signReport(ctx, pdfs, params.reportId),
    },
    'POST /recette/reports/:reportId/withdrawal': {
      access: OFFICE,
      run: (ctx, { params }) => withdrawReport(ctx, params.reportId),
    },
    'GET /recette/reports/:reportId/file': {
      access: { ...READERS, allow: { ...READERS.allow, trainer: 'own' } },
      run: (ctx, { params }) => openReport(ctx, params.reportId),
    },
    'GET /recette/report-verifications/:code': {
      access: {
        open: true,
        why: 'whoever holds a printed procès-verbal may verify it; throttled; says what it bears on its first page',
      },
      runOpen: (app, _scope, { params, http }) => verifyReport(app, { code: params.code, http }),
    },
    'GET /recette/campaigns/:campaignId/matrix': {
      access: READERS,
      run: (ctx, { params }) => readMatrix(ctx, params.campaignId),
    },
    'GET /recette/campaigns/:campaignId/matrix/export': {
      access: READERS,
      run: (ctx, { params, query }) => exportMatrix(ctx, params.campaignId, query.format),
    },
  });
