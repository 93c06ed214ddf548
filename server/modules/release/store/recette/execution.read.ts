import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import { nameOf, type PersonName } from './names.ts';

export type ExecutionRow = {
  executionId: string;
  iterationNumber: number;
  number: number;
  by: PersonName;
  isAutomatic: boolean;
  outcome: 'ok' | 'ko' | 'blocked';
  steps: ('ok' | 'ko' | 'none')[];
  comment: string;
  durationS: number;
  endedAt: Date;
  screenshots: { screenshotId: string; name: string }[];
};

const mineOnly = (ctx: Context, column: 'person_id' | 'taken_by') => {
  if (ctx.reach === 'all') return sql`true`;
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return column === 'person_id' ? sql`execution.person_id = ${me}` : sql`screenshot.taken_by = ${me}`;
};

/** Runs of a case, the last first. A tester is shown their own only. */
export async function listExecutions(ctx: Context, itemId: string): Promise<ExecutionRow[]> {
  return ctx.query(sql<ExecutionRow>`
    select execution.id as "executionId", iteration.number as "iterationNumber", execution.number, ${nameOf('person')} as by,
           execution.is_automatic as "isAutomatic", execution.outcome, execution.steps, execution.comment, execution.duration_s as "durationS",
           execution.ended_at as "endedAt",
           (select coalesce(jsonb_agg(jsonb_build_object('screenshotId', screenshot.id, 'name', file.name) order by screenshot.taken_at, screenshot.id), '[]')
              from release.screenshot join kernel.file on file.id = screenshot.file_id
             where screenshot.execution_id = execution.id) as screenshots
      from release.execution
      join release.iteration on iteration.id = execution.iteration_id
      join identity.person on person.id = execution.person_id
     where execution.item_id = ${itemId} and ${mineOnly(ctx, 'person_id')}
     order by iteration.number desc, execution.number desc
     limit 100
  `);
}

/** How many runs of a case a build has, whoever made them. */
export async function countExecutions(
  ctx: Context,
  { itemId, iterationId }: { itemId: string; iterationId: string },
): Promise<number> {
  const [row] = await ctx.query(sql<{ count: number }>`
    select coalesce(max(number), 0) as count from release.execution where item_id = ${itemId} and iteration_id = ${iterationId}
  `);
  return row?.count ?? 0;
}

/** The file of a picture that the caller may see. */
export async function findScreenshot(ctx: Context, screenshotId: string): Promise<string | null> {
  const [row] = await ctx.query(sql<{ fileId: string }>`
    select file_id as "fileId" from release.screenshot where id = ${screenshotId} and ${mineOnly(ctx, 'taken_by')}
  `);
  return row?.fileId ?? null;
}
