import type { Context } from '../../../../kernel/context.ts';
import type { DrillOutcome } from '../../ports.ts';
import * as backups from '../../store/environments/backup.store.ts';

/** Publishes the outcome of a restore drill, good or bad: it is a gate of every promotion. */
export async function recordDrill(ctx: Context, outcome: DrillOutcome): Promise<void> {
  const id = ctx.newId();
  await backups.insertDrill(ctx, id, outcome);
  const { backupId, durationMs, rows, files, sealed, faults } = outcome;
  await ctx.record({
    action: 'release.restore-drilled',
    subject: { kind: 'restoreDrill', id },
    links: { backup: backupId },
    facts: { passed: faults.length === 0, durationMs, rows, files, sealed },
  });
}
