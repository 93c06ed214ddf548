import type { Clock } from './kernel/clock.ts';
import type { Application, Settings } from './kernel/context.ts';
import type { Database } from './kernel/database.ts';
import type { FileStore } from './kernel/file-store.ts';
import type { Jobs } from './kernel/job-queue.ts';
import { secretBox } from './kernel/secrets.ts';
import { inTransaction } from './kernel/transaction.ts';

export type ApplicationParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly installationKey: Uint8Array;
  readonly settings: Settings;
};

/** Ties the parts together: the only place where a transaction is given its clock, files and jobs. */
export function createApplication({
  database,
  clock,
  files,
  jobs,
  installationKey,
  settings,
}: ApplicationParts): Application {
  const app: Application = {
    settings,
    files,
    jobs,
    secrets: secretBox(installationKey),
    transaction: (scope, run) => inTransaction({ app, database, clock }, scope, run),
  };
  return app;
}
