import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { endDeliveries, findDispatch, moveToUndone } from '../store/dispatch.store.ts';

/** Takes a mass send back before it leaves: nobody receives anything of it. Undone twice is undone. */
export async function undoDispatch(ctx: Context, dispatchId: string): Promise<void> {
  const dispatch = await findDispatch(ctx, dispatchId);
  if (!dispatch) throw new Refusal('NOT_FOUND');
  if (!(await moveToUndone(ctx, dispatchId))) {
    if ((await findDispatch(ctx, dispatchId))?.state === 'undone') return;
    throw new Refusal('DISPATCH_GONE');
  }
  await endDeliveries(ctx, dispatchId, 'undone');
  await ctx.record({
    action: 'documents.dispatch-undone',
    subject: { kind: 'dispatch', id: dispatchId },
    links: { session: dispatch.sessionId },
  });
}
