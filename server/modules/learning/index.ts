import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { learningRoutes } from './http/learning.routes.ts';
import { playerRoutes } from './http/player.routes.ts';
import { closeSilentJob } from './jobs/close-silent.ts';
import { removeFilesJob } from './jobs/remove-files.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';

export type { LearnerStep } from './domain/path/learner-path.ts';
export { type CompletedActivity, listCompletedActivities } from './store/path.read.ts';
export { importPackage } from './use-cases/import-package.ts';
export { knowsLaunch } from './use-cases/note-player-error.ts';
export { publishPackage } from './use-cases/publish-package.ts';
export { presentStep, readLearnerPaths } from './use-cases/read-learner-path.ts';
export { type ContentFile, openContentFile } from './use-cases/serve-content.ts';

/** Packages, blended paths, the player and what it proves. */
export const learningModule: Module = {
  name: 'learning',
  routes: learningRoutes,
  contentRoutes: playerRoutes,
  jobs: [closeSilentJob, removeFilesJob],
  actions,
  refusals,
  personalData,
};
