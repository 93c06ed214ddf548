import { steering } from '../../../../contract/steering.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { changeBaseline } from '../use-cases/steering/change-baseline.ts';
import { noteTicket, openTicket } from '../use-cases/steering/follow-maintenance.ts';
import { makePaper, type PaperSources } from '../use-cases/steering/make-paper.ts';
import { makePlan, readTemplate } from '../use-cases/steering/make-plan.ts';
import { exportAdoption, readAdoption, readAdoptionCompanies } from '../use-cases/steering/read-adoption.ts';
import { readAlerts } from '../use-cases/steering/read-alerts.ts';
import { exportBudget, readBudget } from '../use-cases/steering/read-budget.ts';
import { readDeliverables } from '../use-cases/steering/read-deliverables.ts';
import { exportMaintenance, readMaintenance } from '../use-cases/steering/read-maintenance.ts';
import { readDecisions, readProgress } from '../use-cases/steering/read-progress.ts';
import { reportStage } from '../use-cases/steering/report-stage.ts';
import { addBudgetLine, changeBudgetLine } from '../use-cases/steering/save-budget-line.ts';
import { readThresholds, setThresholds } from '../use-cases/steering/set-thresholds.ts';

const STEERING = {
  allow: { director: 'all', systemAdministrator: 'all' },
  why: 'those who answer for the deployment project decide its dates and its money',
} as const;
const READERS = {
  allow: { ...STEERING.allow, qualityManager: 'all' },
  why: 'those who answer for the deployment project, and who follows its quality',
} as const;

export const steeringRoutes = (sources: PaperSources): Route[] => {
  const { adoption } = sources;
  return routes('release', steering, {
    'GET /steering/progress': { access: READERS, run: (ctx) => readProgress(ctx) },
    'GET /steering/template': {
      access: STEERING,
      run: async (_ctx, { query }) => ({ stages: readTemplate(query.startsOn) }),
    },
    'POST /steering/plan': { access: STEERING, run: (ctx, { body }) => makePlan(ctx, body.startsOn) },
    'POST /steering/baselines': { access: STEERING, run: (ctx, { body }) => changeBaseline(ctx, body) },
    'POST /steering/stages/:stage/reports': {
      access: STEERING,
      run: (ctx, { params, body }) => reportStage(ctx, { ...params, ...body }),
    },
    'GET /steering/decisions': { access: READERS, run: (ctx) => readDecisions(ctx) },
    'GET /steering/budget': { access: READERS, run: (ctx) => readBudget(ctx) },
    'GET /steering/budget/export': { access: READERS, run: (ctx, { query }) => exportBudget(ctx, query.format) },
    'POST /steering/budget/lines': { access: STEERING, run: (ctx, { body }) => addBudgetLine(ctx, body) },
    'POST /steering/budget/lines/:lineId/changes': {
      access: STEERING,
      run: (ctx, { params, body }) => changeBudgetLine(ctx, { ...params, ...body }),
    },
    'GET /steering/alerts': { access: READERS, run: (ctx) => readAlerts(ctx, adoption) },
    'GET /steering/deliverables': { access: READERS, run: (ctx) => readDeliverables(ctx) },
    'GET /steering/papers/:paper': { access: READERS, run: (ctx, { params }) => makePaper(ctx, sources, params.paper) },
    'GET /steering/tickets': { access: READERS, run: (ctx, { query }) => readMaintenance(ctx, query.page) },
    'GET /steering/tickets/export': { access: READERS, run: (ctx, { query }) => exportMaintenance(ctx, query.format) },
    'POST /steering/tickets': { access: STEERING, run: (ctx, { body }) => openTicket(ctx, body) },
    'POST /steering/tickets/:ticketId/entries': {
      access: STEERING,
      run: (ctx, { params, body }) => noteTicket(ctx, { ...params, ...body }),
    },
    'GET /steering/thresholds': { access: READERS, run: (ctx) => readThresholds(ctx) },
    'POST /steering/thresholds': { access: STEERING, run: (ctx, { body }) => setThresholds(ctx, body) },
    'GET /steering/adoption': { access: READERS, run: (ctx) => readAdoption(ctx, adoption) },
    'GET /steering/adoption/companies': {
      access: READERS,
      run: (ctx, { query }) => readAdoptionCompanies(ctx, adoption, query),
    },
    'GET /steering/adoption/companies/export': {
      access: READERS,
      run: (ctx, { query }) => exportAdoption(ctx, adoption, query),
    },
  });
};
