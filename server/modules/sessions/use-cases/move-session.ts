import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { moveRefusal, type SessionState } from '../domain/session-states.ts';
import type { ClosingChecks } from '../ports.ts';
import { findSession } from '../store/session.read.ts';
import * as sessions from '../store/session.store.ts';

type Decision = { readonly to: SessionState; readonly reason: string };

/**
 * Moves a session along the allowed transitions. Cancelling, postponing and reopening say why; closing waits for the last
 * sheet, for what is closed is what is proven.
 */
export async function moveSession(
  ctx: Context,
  sessionId: string,
  { to, reason, checks }: Decision & { readonly checks: ClosingChecks },
): Promise<void> {
  const session = await findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  const refusal = moveRefusal({ from: session.state, to }, reason);
  if (refusal) throw new Refusal(refusal);
  if (to === 'CLOSED') {
    const count = (await checks.countUnsealed(ctx, [sessionId])).get(sessionId);
    if (count) throw new Refusal('SHEETS_NOT_SEALED', { count });
  }
  if (!(await sessions.moveSession(ctx, sessionId, { from: session.state, to })))
    throw new Refusal('SESSION_MOVE_REFUSED');
  await recordMove(ctx, sessionId, { from: session.state, to, reason });
}

export async function recordMove(
  ctx: Context,
  sessionId: string,
  { from, to, reason }: Decision & { readonly from: SessionState },
): Promise<void> {
  await ctx.record({
    action: 'sessions.session-moved',
    subject: { kind: 'session', id: sessionId },
    links: { session: sessionId },
    facts: { from, to },
    ...(reason ? { personal: { reason } } : {}),
  });
}
