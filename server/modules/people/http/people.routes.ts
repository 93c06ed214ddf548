import { people } from '../../../../contract/people.ts';
import { STAFF } from '../../../kernel/access.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { addLearner } from '../use-cases/add-learner.ts';
import { changeLearner } from '../use-cases/change-learner.ts';
import { openLogo, putLogo, removeLogo } from '../use-cases/change-logo.ts';
import { keepOrganisation, readOrganisationCard } from '../use-cases/keep-organisation.ts';
import * as read from '../use-cases/read-people.ts';
import { addCompany, changeCompany } from '../use-cases/save-company.ts';

const OFFICE = { trainingAdministrator: 'all', director: 'all' } as const;

export const peopleRoutes: Route[] = routes('people', people, {
  'GET /organisation': {
    access: { open: true, why: 'the name on the sign-in page, and whom to call for help' },
    run: (ctx) => read.readPublicOrganisation(ctx),
  },
  'GET /organisation/card': {
    access: { allow: STAFF, why: 'what the organisation’s own documents print' },
    run: async (ctx) => ({ card: await readOrganisationCard(ctx) }),
  },
  'PUT /organisation/card': {
    access: { allow: OFFICE, why: 'the office keeps what its documents say of it' },
    run: (ctx, { body }) => keepOrganisation(ctx, body),
  },
  'GET /organisation/logo': {
    access: { allow: STAFF, why: 'what the organisation’s own documents bear' },
    run: (ctx) => openLogo(ctx),
  },
  'POST /organisation/logo': {
    access: { allow: OFFICE, why: 'the office keeps how its documents look' },
    runOpen: (app, scope, { upload }) => putLogo(app, scope, upload),
  },
  'POST /organisation/logo/removal': {
    access: { allow: OFFICE, why: 'the office keeps how its documents look' },
    run: (ctx) => removeLogo(ctx),
  },
  'GET /companies': {
    access: { allow: { ...STAFF, companyManager: 'company' }, why: 'the office works with all; a company sees itself' },
    run: (ctx, { query }) => read.listCompanies(ctx, query),
  },
  'GET /companies/export': {
    access: { allow: STAFF, why: 'what the list shows' },
    run: async (ctx, { query }) => ({
      bytes: await read.exportCompanies(ctx, query),
      mediaType: 'text/csv',
      name: 'entreprises.csv',
    }),
  },
  'POST /companies': {
    access: { allow: OFFICE, why: 'the office keeps the client file' },
    run: (ctx, { body }) => addCompany(ctx, body),
  },
  'GET /companies/:companyId': {
    access: { allow: { ...STAFF, companyManager: 'company' }, why: 'the office works with all; a company sees itself' },
    run: (ctx, { params }) => read.readCompany(ctx, params.companyId),
  },
  'PUT /companies/:companyId': {
    access: { allow: OFFICE, why: 'the office keeps the client file' },
    run: (ctx, { params, body }) => changeCompany(ctx, params.companyId, body),
  },
  'GET /people': {
    access: { allow: { ...STAFF, companyManager: 'company' }, why: 'the office sees all learners; a company its own' },
    run: (ctx, { query }) => read.listLearners(ctx, query),
  },
  'GET /people/export': {
    access: { allow: STAFF, why: 'what the list shows' },
    run: async (ctx, { query }) => ({
      bytes: await read.exportLearners(ctx, query),
      mediaType: 'text/csv',
      name: 'personnes.csv',
    }),
  },
  'POST /people': {
    access: { allow: OFFICE, why: 'the office keeps the learner file' },
    run: (ctx, { body }) => addLearner(ctx, body),
  },
  'GET /people/:personId': {
    access: {
      allow: { ...STAFF, companyManager: 'company', learner: 'own' },
      why: 'the office sees all; a company its own people; a learner their own card',
    },
    run: (ctx, { params }) => read.readLearner(ctx, params.personId),
  },
  'PUT /people/:personId': {
    access: { allow: OFFICE, why: 'the office keeps the learner file' },
    run: (ctx, { params, body }) => changeLearner(ctx, params.personId, body),
  },
  'GET /trainers': {
    access: { allow: STAFF, why: 'to plan a session' },
    run: async (ctx) => ({ rows: await read.listTrainers(ctx) }),
  },
});
