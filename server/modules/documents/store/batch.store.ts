import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';

export type Batch = {
  batchId: string;
  sessionId: string;
  state: 'running' | 'done' | 'stopped';
  total: number;
  done: number;
  refused: { enrolmentId: string; reason: string }[];
  createdBy: string;
};

const ROW = sql`id as "batchId", session_id as "sessionId", state, total, done, refused, created_by as "createdBy"`;

/** Starts a batch, or gives the one that runs already: two clicks are one batch. */
export async function startBatch(
  ctx: Context,
  { sessionId, total, createdBy }: { sessionId: string; total: number; createdBy: string },
): Promise<{ batch: Batch; isNew: boolean }> {
  const [made] = await ctx.query(sql<Batch>`
    insert into documents.batch (id, kind, session_id, state, total, created_at, created_by)
    values (${ctx.newId()}, 'certificateOfCompletion', ${sessionId}, 'running', ${total}, ${ctx.now}, ${createdBy})
        on conflict (kind, session_id) where state = 'running' do nothing
    returning ${ROW}
  `);
  if (made) return { batch: made, isNew: true };
  const running = await findRunning(ctx, sessionId);
  if (!running) throw new Error('another batch runs, yet it is not there');
  return { batch: running, isNew: false };
}

export async function findRunning(ctx: Context, sessionId: string): Promise<Batch | null> {
  const [row] = await ctx.query(
    sql<Batch>`select ${ROW} from documents.batch where session_id = ${sessionId} and state = 'running'`,
  );
  return row ?? null;
}

export async function findBatch(ctx: Context, batchId: string): Promise<Batch | null> {
  const [row] = await ctx.query(sql<Batch>`select ${ROW} from documents.batch where id = ${batchId}`);
  return row ?? null;
}

export async function noteProgress(
  ctx: Context,
  { batchId, done, refused }: Pick<Batch, 'batchId' | 'done' | 'refused'>,
) {
  await ctx.query(
    sql`update documents.batch set done = ${done}, refused = ${json(refused)}::jsonb where id = ${batchId}`,
  );
}

export async function moveToDone(ctx: Context, batchId: string): Promise<void> {
  await ctx.query(sql`
    update documents.batch set state = 'done', finished_at = ${ctx.now} where id = ${batchId} and state = 'running'
  `);
}
