import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import { type Thresholds, USUAL_THRESHOLDS } from '../../domain/steering/thresholds.ts';

/** Thresholds in force; revision 0 when the project has set none. */
export async function findThresholds(ctx: Context): Promise<Thresholds & { revision: number }> {
  const [row] = await ctx.query(sql<Thresholds & { revision: number }>`
    select revision, progress_gap_bp as "progressGapBp", delay_days as "delayDays", budget_drift_bp as "budgetDriftBp",
           learner_active_bp as "learnerActiveBp", trainer_active_bp as "trainerActiveBp", company_active_bp as "companyActiveBp",
           mco_low_bp as "mcoLowBp", mco_high_bp as "mcoHighBp"
      from release.steering_threshold
  `);
  return row ?? { ...USUAL_THRESHOLDS, revision: 0 };
}

/** False when somebody has set them since `revision` was read, even at the same instant. */
export async function saveThresholds(ctx: Context, revision: number, wanted: Thresholds): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.steering_threshold as held
      (revision, progress_gap_bp, delay_days, budget_drift_bp, learner_active_bp, trainer_active_bp, company_active_bp,
       mco_low_bp, mco_high_bp, changed_at)
    values (${revision + 1}, ${wanted.progressGapBp}, ${wanted.delayDays}, ${wanted.budgetDriftBp}, ${wanted.learnerActiveBp},
            ${wanted.trainerActiveBp}, ${wanted.companyActiveBp}, ${wanted.mcoLowBp}, ${wanted.mcoHighBp}, ${ctx.now})
        on conflict (only_one) do update
       set revision = excluded.revision, progress_gap_bp = excluded.progress_gap_bp, delay_days = excluded.delay_days,
           budget_drift_bp = excluded.budget_drift_bp, learner_active_bp = excluded.learner_active_bp,
           trainer_active_bp = excluded.trainer_active_bp, company_active_bp = excluded.company_active_bp,
           mco_low_bp = excluded.mco_low_bp, mco_high_bp = excluded.mco_high_bp, changed_at = excluded.changed_at
     where held.revision = ${revision}
    returning revision
  `);
  return rows.length > 0;
}
