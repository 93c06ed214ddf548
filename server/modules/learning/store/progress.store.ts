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
 * Returns true when this very call made it done.
 */
export async function markStep(ctx: Context, mark: StepMark): Promise<boolean> {
  const completedAt = mark.isDone ? ctx.now : null;
  const [row] = await ctx.query(sql<{ justDone: boolean }>`
    with before as (
      select state from learning.step_progress
       where enrolment_id = ${mark.enrolmentId} and step_id = ${mark.stepId} for update)
    insert into learning.step_progress as progress (enrolment_id, step_id, learner_id, company_id, state, opened_at, completed_at, score_bp,
                                                    passed, real_seconds, progress_bp, bookmark, evidence)
    values (${mark.enrolmentId}, ${mark.stepId}, ${mark.learnerId}, ${mark.companyId}, ${mark.isDone ? 'completed' : 'opened'}, ${ctx.now},
            ${completedAt}, ${mark.scoreBp}, ${mark.passed}, ${mark.realSeconds}, ${mark.isDone ? 10_000 : mark.progressBp},
            ${mark.bookmark.slice(0, 200)}, ${mark.evidence})
        on conflict (enrolment_id, step_id) do update set
           state = case when progress.state = 'completed' then 'completed' else excluded.state end,
           completed_at = coalesce(progress.completed_at, excluded.completed_at),
           score_bp = greatest(progress.score_bp, excluded.score_bp),
           passed = progress.passed or excluded.passed,
           real_seconds = greatest(progress.real_seconds, excluded.real_seconds),
           progress_bp = greatest(progress.progress_bp, excluded.progress_bp),
           bookmark = excluded.bookmark,
           evidence = case when progress.state = 'completed' then progress.evidence else excluded.evidence end
    returning state = 'completed' and not exists (select from before where before.state = 'completed') as "justDone"
  `);
  return row?.justDone === true;
}
