import pg from 'pg';
import type { Progress } from '../../adapters/backup-folder/index.ts';
import type { Configuration } from '../../configuration.ts';
import { dataInvariants } from '../../db/invariants.ts';
import { listMigrations, migrate } from '../../db/migrate.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { DatabaseAddress } from '../../kernel/database.ts';
import { drill } from '../drill.ts';

export type Rehearsal = {
  readonly passed: boolean;
  readonly backupAt: Date;
  /** Steps that were applied to the data of that backup. */
  readonly steps: number;
  readonly durationMs: number;
  readonly faults: readonly string[];
};

/** Restores the newest backup into a place that is thrown away and brings it to the level of these sources: real data, no risk. */
export async function rehearseMigrations(
  configuration: Configuration,
  { clock, progress }: { clock: Clock; progress: Progress },
): Promise<Rehearsal> {
  let steps = 0;
  const outcome = await drill(configuration, {
    clock,
    progress,
    afterwards: async (address) => {
      steps = await migrateRestored(address);
    },
  });
  const { backupAt, durationMs, faults } = outcome;
  return { passed: faults.length === 0, backupAt, steps, durationMs, faults };
}

async function migrateRestored(address: DatabaseAddress): Promise<number> {
  const pool = new pg.Pool({ ...('url' in address ? { connectionString: address.url } : address), max: 1 });
  try {
    const ran = await migrate(pool, await listMigrations(), { contracts: true });
    await pool.query("select set_config('app.scope', 'internal', false)");
    for (const { sentence, sql } of dataInvariants) {
      const { rows } = await pool.query(`select 1 from (${sql}) as broken limit 1`);
      if (rows.length > 0) throw new Error(`règle non tenue après la mise à niveau : « ${sentence} »`);
    }
    return ran.length;
  } finally {
    await pool.end();
  }
}
