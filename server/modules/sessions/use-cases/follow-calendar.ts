import type { Context } from '../../../kernel/context.ts';
import { moveByCalendar } from '../store/session.store.ts';

/** Starts the sessions whose first half-day has begun and marks as delivered those whose last day is over. */
export async function followCalendar(ctx: Context): Promise<{ moved: number }> {
  const moves = await moveByCalendar(ctx);
  for (const { id, from, to } of moves) {
    await ctx.record({
      action: 'sessions.session-moved',
      subject: { kind: 'session', id },
      links: { session: id },
      facts: { from, to },
    });
  }
  return { moved: moves.length };
}
