import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { peopleRoutes } from './http/people.routes.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';

export { readEmail } from './domain/email.ts';
export { nameKey, properName } from './domain/person-name.ts';
export { readSiret } from './domain/siret.ts';
export { findCompaniesByName, findCompanyBySiret } from './store/company.store.ts';
export { findLearner } from './store/learner.read.ts';
export { findLearnerCandidates } from './store/learner.store.ts';
export { findOrganisationCard, type OrganisationCard, type TrainingOrganisation } from './store/organisation.read.ts';
export { addLearner } from './use-cases/add-learner.ts';
export { countAdoption } from './use-cases/count-adoption.ts';
export { countPeople } from './use-cases/count-people.ts';
export { listContacts } from './use-cases/list-contacts.ts';
export { findOrganisation } from './use-cases/read-people.ts';
export { addCompany } from './use-cases/save-company.ts';

/** The training organisation, client companies, learners and trainers. */
export const peopleModule: Module = { name: 'people', routes: peopleRoutes, jobs: [], actions, refusals, personalData };
