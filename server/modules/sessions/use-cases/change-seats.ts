import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { isLiving } from '../domain/session-states.ts';
import { findSession } from '../store/session.read.ts';
import * as sessions from '../store/session.store.ts';

type Seats = { readonly delivery: 'openEnrolment' | 'inCompany'; readonly seatsMin: number; readonly seatsMax: number };

/** Changes how many people a session takes; never fewer than are enrolled. */
export async function changeSeats(ctx: Context, sessionId: string, seats: Seats): Promise<void> {
  const session = await findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  if (!isLiving(session.state)) throw new Refusal('SESSION_OVER');
  if (seats.seatsMax < seats.seatsMin) throw new Refusal('SEATS_INVALID');
  if (!(await sessions.changeSeats(ctx, sessionId, seats)))
    throw new Refusal('SEATS_TAKEN', { taken: session.seatsTaken });
  await ctx.record({
    action: 'sessions.seats-changed',
    subject: { kind: 'session', id: sessionId },
    links: { session: sessionId },
    facts: { ...seats },
  });
}
