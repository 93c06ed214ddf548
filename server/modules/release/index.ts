import type { Module } from '../../kernel/module.ts';
import type { PdfMaker } from '../../kernel/pdf/pdf-maker.ts';
import { actions } from './actions.ts';
import { communicationRoutes } from './http/communication.routes.ts';
import { guideRoutes } from './http/guides.routes.ts';
import { promotionRoutes } from './http/promotion.routes.ts';
import { recetteRoutes } from './http/recette.routes.ts';
import { rolloutRoutes } from './http/rollout.routes.ts';
import { steeringRoutes } from './http/steering.routes.ts';
import { supportRoutes } from './http/support.routes.ts';
import { environmentJobs } from './jobs/environments.jobs.ts';
import { rolloutJobs } from './jobs/rollout.jobs.ts';
import { personalData } from './personal-data.ts';
import type { AdoptionSource, Backups, ContactSource, FreezeCalendars, PopulationSource, ProofCheck } from './ports.ts';
import { refusals } from './refusals.ts';

export { actionsOfPlan, supportOfPlan } from './domain/communication/plan-actions.ts';
export type { WhyNotYet } from './domain/environments/contract-rule.ts';
export {
  type ConnectorMode,
  type DataPolicy,
  ENVIRONMENT_KEYS,
  type EnvironmentKey,
  environmentRule,
  type Freeze,
  freezeOn,
  isEnvironmentKey,
  mayMailLeave,
} from './domain/environments/environment.ts';
export { buildName } from './domain/promotion/build-name.ts';
export type { Outcome } from './domain/promotion/eligibility.ts';
export { gatesOf } from './domain/promotion/gates.ts';
export { isLoadBorne, LOAD_CONNECTIONS, type LoadMeasure } from './domain/promotion/load-rule.ts';
export { SCENARIO_CASES } from './domain/recette/run-by.ts';
export {
  lookUp,
  type Pool,
  type PoolName,
  type RoutingTable,
  type Server,
  type SignedTable,
  signTable,
  tableKeys,
} from './domain/rollout/routing-table.ts';
export { ROUTING_COOKIE, writeToken } from './domain/rollout/routing-token.ts';
export { type PlannedStage, stagesFrom } from './domain/steering/plan-template.ts';
export { addWorked, nextWorked, workedDays } from './domain/working-days.ts';
export type { TrafficPlane } from './ports.ts';
export { recipientsOf } from './use-cases/communication/recipients.ts';
export { askContractStep } from './use-cases/environments/ask-contract-step.ts';
export { recordBackup } from './use-cases/environments/record-backup.ts';
export { recordClone } from './use-cases/environments/record-clone.ts';
export { recordDrill } from './use-cases/environments/record-drill.ts';
export { findBuilt, findServedInProd, noteMeasure } from './use-cases/promotion/note-evidence.ts';
export { noteInstalled } from './use-cases/promotion/note-installed.ts';
export { type BuildMade, registerBuild } from './use-cases/promotion/register-build.ts';
export { wasPromoted } from './use-cases/promotion/was-promoted.ts';
export { openCampaign } from './use-cases/recette/open-campaign.ts';
export { shippedBook, takeShippedBook } from './use-cases/recette/take-book.ts';
export { gatherHealth, type HealthNotes } from './use-cases/rollout/note-health.ts';
export { announceInstance, announceProcess } from './use-cases/rollout/note-instance.ts';
export { edgeKeys } from './use-cases/rollout/publish-table.ts';
export { PROJECT_LINK } from './use-cases/steering/project.ts';
export { actions as releaseActions };

export type ReleaseParts = {
  readonly adoption: AdoptionSource;
  readonly backups: Backups | null;
  readonly calendars: FreezeCalendars;
  readonly contacts: ContactSource;
  readonly population: PopulationSource;
  readonly pdfs: PdfMaker;
  readonly proof: ProofCheck;
};

/** Environments, recette, rollout and steering: how a version reaches the people who use it. */
export const releaseModule = ({
  adoption,
  backups,
  calendars,
  contacts,
  population,
  pdfs,
  proof,
}: ReleaseParts): Module => ({
  name: 'release',
  routes: [
    ...recetteRoutes(pdfs),
    ...rolloutRoutes(population, calendars, pdfs),
    ...promotionRoutes(calendars),
    ...communicationRoutes(contacts),
    ...guideRoutes(pdfs),
    ...steeringRoutes({ adoption, calendars, contacts, population, pdfs }),
    ...supportRoutes,
  ],
  jobs: [...environmentJobs(backups), ...rolloutJobs({ proof, population, pdfs })],
  actions,
  refusals,
  personalData,
});
