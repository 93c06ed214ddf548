import type { Module } from '../../kernel/module.ts';
import { reportingRoutes } from './http/reporting.routes.ts';
import { personalData } from './personal-data.ts';

/** Homes and lists that read across modules. It never writes. */
export const reportingModule: Module = {
  name: 'reporting',
  routes: reportingRoutes,
  jobs: [],
  actions: {},
  refusals: {},
  personalData,
};
