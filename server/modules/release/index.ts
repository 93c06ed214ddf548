import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { environmentJobs } from './jobs/environments.jobs.ts';
import type { Backups } from './ports.ts';
import { refusals } from './refusals.ts';

export { recordBackup } from './use-cases/environments/record-backup.ts';
export { recordDrill } from './use-cases/environments/record-drill.ts';

/** Environments, recette, rollout and steering: how a version reaches the people who use it. */
export const releaseModule = ({ backups }: { backups: Backups | null }): Module => ({
  name: 'release',
  routes: [],
  jobs: [...environmentJobs(backups)],
  actions,
  refusals,
});
