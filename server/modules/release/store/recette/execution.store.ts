import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

export type NewExecution = {
  readonly executionId: string;
  readonly itemId: string;
  readonly iterationId: string;
  readonly number: number;
  readonly personId: string;
  readonly isAutomatic: boolean;
  readonly outcome: 'ok' | 'ko' | 'blocked';
  readonly steps: readonly string[];
  readonly comment: string;
  readonly durationS: number;
};

/** Records a run under its number; false when somebody took the number first. */
export async function insertExecution(ctx: Context, one: NewExecution): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.execution (id, item_id, iteration_id, number, person_id, is_automatic, outcome, steps, comment, duration_s, ended_at)
    values (${one.executionId}, ${one.itemId}, ${one.iterationId}, ${one.number}, ${one.personId}, ${one.isAutomatic}, ${one.outcome}, ${one.steps},
            ${one.comment}, ${one.durationS}, ${ctx.now})
        on conflict on constraint one_execution_at_a_time do nothing
    returning id
  `);
  return rows.length > 0;
}

export async function insertScreenshot(
  ctx: Context,
  one: { screenshotId: string; itemId: string; fileId: string; personId: string },
): Promise<void> {
  await ctx.query(sql`
    insert into release.screenshot (id, item_id, file_id, taken_by, taken_at)
    values (${one.screenshotId}, ${one.itemId}, ${one.fileId}, ${one.personId}, ${ctx.now})
  `);
}

/** Joins pictures that this person took of this case, and that illustrate no run yet. Returns how many were. */
export async function joinScreenshots(
  ctx: Context,
  {
    ids,
    executionId,
    itemId,
    personId,
  }: { ids: readonly string[]; executionId: string; itemId: string; personId: string },
): Promise<number> {
  const rows = await ctx.query(sql`
    update release.screenshot set execution_id = ${executionId}
     where id = any(${[...ids]}::uuid[]) and item_id = ${itemId} and taken_by = ${personId} and execution_id is null
    returning id
  `);
  return rows.length;
}
