import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { Step } from '../domain/path/step.ts';

/** Takes the next revision of a path, or null when somebody saved since `revision`. A first save has revision 0. */
export async function takeRevision(ctx: Context, versionId: string, revision: number): Promise<number | null> {
  const [row] = await ctx.query(sql<{ revision: number }>`
    insert into learning.path as path (program_version_id, revision, updated_at)
    select ${versionId}, 1, ${ctx.now} where ${revision}::int = 0
        on conflict (program_version_id) do nothing
    returning revision
  `);
  if (row) return row.revision;
  const [next] = await ctx.query(sql<{ revision: number }>`
    update learning.path set revision = revision + 1, updated_at = ${ctx.now}
     where program_version_id = ${versionId} and revision = ${revision} returning revision
  `);
  return next?.revision ?? null;
}

/** Replaces the steps of a draft: nobody has started on them. */
export async function replaceSteps(ctx: Context, versionId: string, steps: readonly Step[]): Promise<void> {
  await ctx.query(sql`delete from learning.path_step where program_version_id = ${versionId}`);
  await ctx.query(sql`
    insert into learning.path_step (id, program_version_id, position, kind, title, planned_mn, package_version_id, quiz_id, file_id, unlock,
                                    unlock_step_id)
    select (step ->> 'stepId')::uuid, ${versionId}, position, step ->> 'kind', step ->> 'title', (step ->> 'plannedMn')::int,
           (step ->> 'packageVersionId')::uuid, (step ->> 'quizId')::uuid, (step ->> 'fileId')::uuid, step ->> 'unlock',
           (step ->> 'unlockStepId')::uuid
      from jsonb_array_elements(${json(steps)}::jsonb) with ordinality as listed (step, position)
  `);
}
