import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type StepMark = {
  readonly enrolmentId: string;
  readonly stepId: string;
  readonly learnerId: string;
  readonly companyId: string | null;
  readonly isDone: boolean;
  readonly progressBp: number;
  readonly scoreBp: number | null;
  readonly passed: boolean | null;
  readonly realSeconds: number;
  readonly bookmark: string;
  /** What proves it, e.g. `attempt:<id>`; kept once the step is done. */
  readonly evidence: string;
};

/**
 * Notes where a learner stands on a step. Done stays done with its first date; a better score replaces a lower one.
 *
 * Returns true when this very call made it done: of several at the same instant, one.
 */
export async function markStep(ctx: Context, mark: StepMark): Promise<boolean> {
  const { enrolmentId, stepId } = mark;
  await ctx.query(sql`
    insert into learning.step_progress (enrolment_id, step_id, learner_id, company_id, state, opened_at)
    values (${enrolmentId}, ${stepId}, ${mark.learnerId}, ${mark.companyId}, 'opened', ${ctx.now})
        on conflict (enrolment_id, step_id) do nothing
  `);
  await ctx.query(sql`
    update learning.step_progress
       set score_bp = greatest(score_bp, ${mark.scoreBp}::int),
           passed = coalesce(passed or ${mark.passed}::boolean, passed, ${mark.passed}::boolean),
           real_seconds = greatest(real_seconds, ${mark.realSeconds}::int),
           progress_bp = greatest(progress_bp, ${mark.progressBp}::int),
           bookmark = ${mark.bookmark.slice(0, 200)}
     where enrolment_id = ${enrolmentId} and step_id = ${stepId}
  `);
  if (!mark.isDone) return false;
  const rows = await ctx.query(sql`
    update learning.step_progress
       set state = 'completed', completed_at = ${ctx.now}, progress_bp = 10000, evidence = ${mark.evidence}
     where enrolment_id = ${enrolmentId} and step_id = ${stepId} and state = 'opened'
    returning step_id
  `);
  return rows.length > 0;
}
