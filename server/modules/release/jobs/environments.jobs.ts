import type { Job } from '../../../kernel/jobs.ts';
import type { Backups } from '../ports.ts';
import { recordBackup } from '../use-cases/environments/record-backup.ts';
import { recordDrill } from '../use-cases/environments/record-drill.ts';

const SIX_HOURS_S = 21_600;

/** A backup every night, restored an hour later into an empty place. Nothing is scheduled without a key. */
export function environmentJobs(backups: Backups | null): Job[] {
  if (!backups) return [];
  return [
    {
      name: 'release.back-up',
      safety: 'a backup is a new folder, whole or absent; the next one removes what a killed one left',
      every: '15 2 * * *',
      expireSeconds: SIX_HOURS_S,
      retryLimit: 2,
      runOpen: async (app) => {
        const made = await backups.backUp();
        await app.transaction({ actor: { kind: 'system', name: 'release.back-up' } }, (ctx) => recordBackup(ctx, made));
      },
    },
    {
      name: 'release.restore-drill',
      safety: 'works in a place of its own that is thrown away; a repeat is one more drill',
      every: '15 3 * * *',
      expireSeconds: SIX_HOURS_S,
      retryLimit: 2,
      runOpen: async (app) => {
        const outcome = await backups.drill();
        await app.transaction({ actor: { kind: 'system', name: 'release.restore-drill' } }, (ctx) =>
          recordDrill(ctx, outcome),
        );
      },
    },
  ];
}
