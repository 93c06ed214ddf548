import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { Kind, KindTotal, Ticket, TicketState } from '../../domain/steering/maintenance.ts';

const me = (ctx: Context) => (ctx.actor.kind === 'person' ? ctx.actor.personId : null);

/** Numbers are given one after the other, without a gap: the lock lasts until the transaction does. */
export async function insertTicket(
  ctx: Context,
  { ticketId, kind, title }: { ticketId: string; kind: Kind; title: string },
): Promise<number> {
  await ctx.query(sql`select pg_advisory_xact_lock(7206462)`);
  const [row] = await ctx.query(sql<{ number: number }>`
    insert into release.maintenance_ticket (id, number, kind, title, opened_at, opened_by)
    select ${ticketId}, coalesce(max(number), 0) + 1, ${kind}, ${title}, ${ctx.now}, ${me(ctx)} from release.maintenance_ticket
    returning number
  `);
  return row?.number ?? 0;
}

export type TicketRow = Ticket & {
  ticketId: string;
  number: number;
  title: string;
  openedAt: Date;
  entries: number;
  comment: string;
  changedAt: Date;
};

const TICKETS = sql`
  select ticket.id as "ticketId", ticket.number, ticket.kind, ticket.title, ticket.opened_at as "openedAt",
         coalesce(spent.minutes, 0)::int as minutes, coalesce(spent.cost_cents, 0)::bigint as "costCents",
         coalesce(last.number, 0) as entries, coalesce(last.state, 'open') as state, coalesce(last.comment, '') as comment,
         coalesce(last.noted_at, ticket.opened_at) as "changedAt"
    from release.maintenance_ticket as ticket
    left join lateral (select sum(minutes) as minutes, sum(cost_cents) as cost_cents
                         from release.maintenance_entry where ticket_id = ticket.id) as spent on true
    left join lateral (select number, state, comment, noted_at from release.maintenance_entry
                        where ticket_id = ticket.id order by number desc limit 1) as last on true`;

export async function findTicket(ctx: Context, ticketId: string): Promise<TicketRow | null> {
  const [row] = await ctx.query(sql<TicketRow>`${TICKETS} where ticket.id = ${ticketId}`);
  return row ?? null;
}

/** Tickets, the last opened first; a page, or as many as a spreadsheet takes. */
export async function listTickets(
  ctx: Context,
  { limit, offset }: { limit: number; offset: number },
): Promise<TicketRow[]> {
  return ctx.query(sql<TicketRow>`${TICKETS} order by ticket.number desc limit ${limit} offset ${offset}`);
}

/** By kind: how many tickets, how many still open, and what they cost since an instant. */
export async function sumByKind(ctx: Context, since: Date): Promise<KindTotal[]> {
  return ctx.query(sql<KindTotal>`
    select ticket.kind, count(*)::int as tickets,
           count(*) filter (where coalesce(last.state, 'open') = 'open')::int as open,
           coalesce(sum(spent.cost_cents), 0)::bigint as "costCents"
      from release.maintenance_ticket as ticket
      left join lateral (select sum(cost_cents) as cost_cents from release.maintenance_entry
                          where ticket_id = ticket.id and noted_at >= ${since}) as spent on true
      left join lateral (select state from release.maintenance_entry
                          where ticket_id = ticket.id order by number desc limit 1) as last on true
     group by ticket.kind
  `);
}

export type NewEntry = {
  readonly id: string;
  readonly ticketId: string;
  readonly number: number;
  readonly minutes: number;
  readonly costCents: number;
  readonly state: TicketState;
  readonly comment: string;
};

/** False when this number is taken, even by a twin at the same instant. */
export async function insertEntry(ctx: Context, entry: NewEntry): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.maintenance_entry (id, ticket_id, number, minutes, cost_cents, state, comment, noted_at, noted_by)
    values (${entry.id}, ${entry.ticketId}, ${entry.number}, ${entry.minutes}, ${entry.costCents}, ${entry.state},
            ${entry.comment}, ${ctx.now}, ${me(ctx)})
        on conflict on constraint one_maintenance_entry_at_a_time do nothing
    returning id
  `);
  return rows.length > 0;
}
