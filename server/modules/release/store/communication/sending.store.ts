import type { Context } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';
import type { Batch } from '../../domain/communication/action.ts';

export type SendingRow = Batch & {
  sendingId: string;
  actionId: string;
  decidedAt: Date;
  decidedBy: string | null;
};

/** The batches of every action, the first one first, with what became of their mails. */
export async function listSendings(ctx: Context): Promise<SendingRow[]> {
  return ctx.query(sql<SendingRow>`
    select sending.id as "sendingId", sending.action_id as "actionId", sending.decided_at as "decidedAt",
           person.first_name || ' ' || person.last_name as "decidedBy", sending.leaves_at as "leavesAt",
           sending.cancelled_at as "cancelledAt", count(recipient.email)::int as recipients,
           count(*) filter (where message.state = 'sent')::int as sent,
           count(*) filter (where message.state in ('waiting', 'sending'))::int as waiting,
           count(*) filter (where message.state in ('failed', 'cancelled') and sending.cancelled_at is null)::int as refused
      from release.communication_sending as sending
      left join release.communication_recipient as recipient on recipient.sending_id = sending.id
      left join messaging.message on message.key = recipient.message_key
      left join identity.person on person.id = sending.decided_by
     group by sending.id, person.id
     order by sending.decided_at, sending.id
  `);
}

export type Reached = { email: string; name: string; companyId: string | null; state: string; error: string };

/** To whom an action was sent, batches that were taken back left out, and what became of each mail. */
export async function listReached(ctx: Context, actionId: string): Promise<Reached[]> {
  return ctx.query(sql<Reached>`
    select recipient.email, recipient.name, recipient.company_id as "companyId", message.state, message.last_error as error
      from release.communication_recipient as recipient
      join release.communication_sending as sending on sending.id = recipient.sending_id and sending.cancelled_at is null
      join messaging.message on message.key = recipient.message_key
     where sending.action_id = ${actionId}
     order by kernel.fold(recipient.name), recipient.email
  `);
}

export type NewRecipient = { email: string; name: string; companyId: string | null; messageKey: string };

export async function insertSending(
  ctx: Context,
  one: { sendingId: string; actionId: string; subject: string; message: string; leavesAt: Date },
  recipients: readonly NewRecipient[],
): Promise<void> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await ctx.query(sql`
    insert into release.communication_sending (id, action_id, subject, message, decided_at, decided_by, leaves_at)
    values (${one.sendingId}, ${one.actionId}, ${one.subject}, ${one.message}, ${ctx.now}, ${by}, ${one.leavesAt})
  `);
  await ctx.query(sql`
    insert into release.communication_recipient (sending_id, email, name, company_id, message_key)
    select ${one.sendingId}::uuid, one.email, one.name, one."companyId", one."messageKey"
      from jsonb_to_recordset(${json(recipients)}::jsonb) as one (email text, name text, "companyId" uuid, "messageKey" text)
  `);
}

export type HeldSending = { sendingId: string; actionId: string; leavesAt: Date; cancelledAt: Date | null };

/** Held until the end of the transaction by whoever takes it back. */
export async function holdSending(ctx: Context, sendingId: string): Promise<HeldSending | null> {
  const [row] = await ctx.query(sql<HeldSending>`
    select id as "sendingId", action_id as "actionId", leaves_at as "leavesAt", cancelled_at as "cancelledAt"
      from release.communication_sending where id = ${sendingId} for update
  `);
  return row ?? null;
}

export async function listMessageKeys(ctx: Context, sendingId: string): Promise<string[]> {
  const rows = await ctx.query(sql<{ key: string }>`
    select message_key as key from release.communication_recipient where sending_id = ${sendingId}
  `);
  return rows.map(({ key }) => key);
}

export async function cancelSending(ctx: Context, sendingId: string): Promise<void> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await ctx.query(sql`
    update release.communication_sending set cancelled_at = ${ctx.now}, cancelled_by = ${by} where id = ${sendingId}
  `);
}

export type Announced = { title: string; at: Date; sent: number; recipients: number; refused: number };

/** The last mail to the companies that announced a version and has left, with what became of it; null: none. */
export async function findAnnouncement(ctx: Context, version: string): Promise<Announced | null> {
  const [row] = await ctx.query(sql<Announced>`
    select action.title, max(sending.leaves_at) as at, count(*)::int as recipients,
           count(*) filter (where message.state = 'sent')::int as sent,
           count(*) filter (where message.state in ('failed', 'cancelled'))::int as refused
      from release.communication_action as action
      join release.communication_sending as sending on sending.action_id = action.id and sending.cancelled_at is null
      join release.communication_recipient as recipient on recipient.sending_id = sending.id
      join messaging.message on message.key = recipient.message_key
     where action.version = ${version} and action.audience = 'companies' and sending.leaves_at <= ${ctx.now}
     group by action.id
     order by at desc limit 1
  `);
  return row ?? null;
}
