import { reporting } from '../../../../contract/reporting.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { readCompanySessions, readPersonTrainings } from '../use-cases/read-cards.ts';
import { exportCompanyHome, readCompanyHome } from '../use-cases/read-company-home.ts';
import { countWorkQueue, readMyTraining, readWorkQueue } from '../use-cases/read-homes.ts';
import { readMyCalendar } from '../use-cases/read-my-calendar.ts';
import { search } from '../use-cases/search.ts';

const CARD_READERS = {
  allow: { ...STAFF, companyManager: 'company' },
  why: 'with the card; rows outside the caller’s wall do not come',
} as const;

export const reportingRoutes: Route[] = routes('reporting', reporting, {
  'GET /search': {
    access: {
      allow: { ...STAFF, companyManager: 'company', trainer: 'assigned', auditor: 'all' },
      why: 'finds what the caller’s pages show: all, one’s own people, or the sessions one gives',
    },
    run: (ctx, { query }) => search(ctx, query.q),
  },
  'GET /people/:personId/trainings': {
    access: CARD_READERS,
    run: async (ctx, { params }) => ({ rows: await readPersonTrainings(ctx, params.personId) }),
  },
  'GET /companies/:companyId/sessions': {
    access: CARD_READERS,
    run: async (ctx, { params }) => ({ rows: await readCompanySessions(ctx, params.companyId) }),
  },
  'GET /work-queue': {
    access: { allow: STAFF, why: 'the office’s own list of what to do' },
    run: (ctx, { query }) => readWorkQueue(ctx, query.family),
  },
  'GET /work-queue/count': {
    access: { allow: STAFF, why: 'the office’s own list of what to do' },
    run: (ctx) => countWorkQueue(ctx),
  },
  'GET /my-training': {
    access: { allow: { learner: 'own' }, why: 'a learner’s own training' },
    run: (ctx) => readMyTraining(ctx),
  },
  'GET /my-training/calendar': {
    access: { allow: { learner: 'own' }, why: 'a learner’s own half-days' },
    run: async (ctx, { query }) => ({
      bytes: await readMyCalendar(ctx, query.slotId),
      mediaType: 'text/calendar',
      name: 'formation.ics',
    }),
  },
  'GET /company-home': {
    access: { allow: { companyManager: 'company' }, why: 'a company follows its own people' },
    run: (ctx, { query }) => readCompanyHome(ctx, query),
  },
  'GET /company-home/export': {
    access: { allow: { companyManager: 'company' }, why: 'what the list shows' },
    run: async (ctx, { query }) => ({
      bytes: await exportCompanyHome(ctx, query),
      mediaType: 'text/csv',
      name: 'salaries-en-formation.csv',
    }),
  },
});
