import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { BackupMade, DrillOutcome } from '../../ports.ts';

/** @returns false when this backup was recorded before. */
export async function insertBackup(ctx: Context, made: BackupMade): Promise<boolean> {
  const inserted = await ctx.query(sql`
    insert into release.backup (id, made_at, folder, product_version, size_bytes, row_count, file_count, missing_files)
    values (${made.id}, ${made.madeAt}, ${made.folder}, ${made.productVersion}, ${made.sizeBytes}, ${made.rows},
            ${made.files}, ${made.missingFiles})
        on conflict (id) do nothing
    returning id
  `);
  return inserted.length > 0;
}

export async function insertDrill(ctx: Context, id: string, outcome: DrillOutcome): Promise<void> {
  await ctx.query(sql`
    insert into release.restore_drill (id, backup_id, backup_at, started_at, duration_ms, row_count, file_count, sealed, faults)
    values (${id}, ${outcome.backupId}, ${outcome.backupAt}, ${outcome.startedAt}, ${outcome.durationMs}, ${outcome.rows},
            ${outcome.files}, ${outcome.sealed}, ${[...outcome.faults]})
  `);
}
