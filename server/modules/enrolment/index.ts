import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { enrolmentRoutes } from './http/enrolment.routes.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';

export type { EnrolmentStatus } from './domain/enrolment-states.ts';
export { type CompanyTerms, listCompanyTerms } from './store/company-terms.store.ts';
export { type EnrolmentFacts, findEnrolment } from './store/enrolment.read.ts';

/** Who takes part in which session, from the office or from a client's file. */
export const enrolmentModule: Module = {
  name: 'enrolment',
  routes: enrolmentRoutes,
  jobs: [],
  actions,
  refusals,
  personalData,
};
