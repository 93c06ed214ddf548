import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { entryFault, type Kind, type TicketState } from '../../domain/steering/maintenance.ts';
import { findTicket, insertEntry, insertTicket } from '../../store/steering/maintenance.store.ts';
import { PROJECT } from './project.ts';

/** Opens a ticket under the next number. */
export async function openTicket(
  ctx: Context,
  { kind, title }: { kind: Kind; title: string },
): Promise<{ ticketId: string; number: number }> {
  const ticketId = ctx.newId();
  const number = await insertTicket(ctx, { ticketId, kind, title });
  await ctx.record({
    action: 'steering.ticket-opened',
    subject: { kind: 'maintenanceTicket', id: ticketId },
    links: PROJECT,
    facts: { number, kind },
    personal: { title },
  });
  return { ticketId, number };
}

export type EntryWanted = {
  readonly ticketId: string;
  readonly after: number;
  readonly minutes: number;
  readonly costCents: number;
  readonly state: TicketState;
  readonly comment: string;
};

/** Notes time and money on a ticket, and where it stands. Entries come one after the other, each having seen the one before. */
export async function noteTicket(ctx: Context, { ticketId, after, ...wanted }: EntryWanted): Promise<void> {
  const before = await findTicket(ctx, ticketId);
  if (!before) throw new Refusal('NOT_FOUND');
  if (before.entries !== after) throw new Refusal('TICKET_MOVED');
  const fault = entryFault(before, wanted);
  if (fault) throw new Refusal(fault);
  const { minutes, costCents, state, comment } = wanted;
  if (!(await insertEntry(ctx, { ...wanted, id: ctx.newId(), ticketId, number: after + 1 })))
    throw new Refusal('TICKET_MOVED');
  await ctx.record({
    action: before.state === state ? 'steering.ticket-followed' : 'steering.ticket-moved',
    subject: { kind: 'maintenanceTicket', id: ticketId },
    links: PROJECT,
    facts: { number: before.number, kind: before.kind, minutes, costCents, state },
    personal: comment ? { title: before.title, reason: comment } : { title: before.title },
  });
}
