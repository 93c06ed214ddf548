import type { Clock } from '../kernel/clock.ts';
import type { Context } from '../kernel/context.ts';
import type { DatabaseAddress } from '../kernel/database.ts';
import { sql } from '../kernel/sql.ts';
import { registerActions } from '../kernel/trail.ts';
import { releaseActions } from '../modules/release/index.ts';
import { withSmallApplication } from './small-application.ts';

/**
 * Keeps what an operator did in the database it was done to, with its line in the journal.
 *
 * A database that an older version left (a backup before an upgrade) has no table for it yet: nothing is kept there.
 *
 * @returns whether it was kept.
 */
export async function record(
  where: { address: DatabaseAddress; dataDir: string; clock: Clock },
  { job, run, table = 'release.restore_drill' }: { job: string; run: (ctx: Context) => Promise<void>; table?: string },
): Promise<boolean> {
  registerActions(releaseActions);
  return withSmallApplication(where, (app) =>
    app.transaction({ actor: { kind: 'system', name: job } }, async (ctx) => {
      const [found] = await ctx.query(sql<{ ready: boolean }>`select to_regclass(${table}) is not null as ready`);
      if (found?.ready) await run(ctx);
      return found?.ready ?? false;
    }),
  );
}
