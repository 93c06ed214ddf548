import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { catalogueRoutes } from './http/catalogue.routes.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';

export { findVersion, type VersionDetails } from './store/program.read.ts';

/** Programs and their versions: what is sold, and the text that was in force. */
export const catalogueModule: Module = {
  name: 'catalogue',
  routes: catalogueRoutes,
  jobs: [],
  actions,
  refusals,
  personalData,
};
