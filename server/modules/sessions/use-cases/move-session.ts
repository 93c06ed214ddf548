import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { needsReason, nextStates, type SessionState } from '../domain/session-states.ts';
import { findSession } from '../store/session.read.ts';
import * as sessions from '../store/session.store.ts';

/** Moves a session along the allowed transitions. Cancelling and postponing say why. */
export async function moveSession(
  ctx: Context,
  sessionId: string,
  { to, reason }: { to: SessionState; reason: string },
): Promise<void> {
  const session = await findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  if (needsReason(to) && !reason) throw new Refusal('REASON_NEEDED');
  const isAllowed = nextStates(session.state).includes(to);
  if (!isAllowed || !(await sessions.moveSession(ctx, sessionId, { from: session.state, to })))
    throw new Refusal('SESSION_MOVE_REFUSED');
  await ctx.record({
    action: 'sessions.session-moved',
    subject: { kind: 'session', id: sessionId },
    links: { session: sessionId },
    facts: { from: session.state, to },
    ...(reason ? { personal: { reason } } : {}),
  });
}
