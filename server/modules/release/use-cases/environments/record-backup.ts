import type { Context } from '../../../../kernel/context.ts';
import type { BackupMade } from '../../ports.ts';
import * as backups from '../../store/environments/backup.store.ts';

/** Keeps that a backup was made. Recording the same one twice leaves one line. */
export async function recordBackup(ctx: Context, made: BackupMade): Promise<void> {
  if (!(await backups.insertBackup(ctx, made))) return;
  const { sizeBytes, rows, files, missingFiles, productVersion } = made;
  await ctx.record({
    action: 'release.backed-up',
    subject: { kind: 'backup', id: made.id },
    facts: { sizeBytes, rows, files, missingFiles, productVersion },
  });
}
