import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { join, type Sql, sql } from '../../../kernel/sql.ts';

export type MessageState = 'waiting' | 'sending' | 'sent' | 'failed' | 'cancelled';
export type MessageRow = {
  messageId: string;
  recipient: string;
  subject: string;
  template: string;
  state: MessageState;
  attempts: number;
  lastError: string;
  createdAt: Date;
  sendAfter: Date;
  sentAt: Date | null;
};
export type WholeMessage = MessageRow & { html: string; plain: string; personId: string | null };

const ROW = sql`id as "messageId", recipient, subject, template, state, attempts, last_error as "lastError", created_at as "createdAt",
  send_after as "sendAfter", sent_at as "sentAt"`;

export type NewMessage = {
  readonly key: string;
  readonly personId: string | null;
  readonly recipient: string;
  readonly template: string;
  readonly language: 'fr' | 'en';
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
  readonly secret: Buffer;
  readonly sendAfter: Date;
};

/** False when this effect has its message already. */
export async function insertMessage(ctx: Context, one: NewMessage): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into messaging.message (id, key, person_id, recipient, template, language, subject, html, plain, secret, state, created_at, send_after)
    values (${ctx.newId()}, ${one.key}, ${one.personId}, ${one.recipient}, ${one.template}, ${one.language}, ${one.subject}, ${one.html},
            ${one.plain}, ${one.secret}, 'waiting', ${ctx.now}, ${one.sendAfter})
        on conflict (key) do nothing
    returning id
  `);
  return rows.length > 0;
}

export async function listMessages(
  ctx: Context,
  asked: PageAsked & { readonly state?: MessageState | undefined },
): Promise<{ rows: MessageRow[]; total: number }> {
  const filters: Sql[] = [sql`true`];
  if (asked.state) filters.push(sql`state = ${asked.state}`);
  const pattern = likePattern(asked.search);
  if (pattern) filters.push(sql`(recipient ilike ${pattern} or subject ilike ${pattern})`);
  const where = join(filters, ' and ');
  const columns = { createdAt: 'created_at', recipient: 'recipient' };
  const rows = await ctx.query(
    sql<MessageRow>`select ${ROW} from messaging.message where ${where} ${pageOrder(asked, columns, '-createdAt', 'id')}`,
  );
  const [count] = await ctx.query(
    sql<{ total: number }>`select count(*)::int as total from messaging.message where ${where}`,
  );
  return { rows, total: count?.total ?? 0 };
}

export async function findMessage(ctx: Context, messageId: string): Promise<WholeMessage | null> {
  const [row] = await ctx.query(
    sql<WholeMessage>`select ${ROW}, html, plain, person_id as "personId" from messaging.message where id = ${messageId}`,
  );
  return row ?? null;
}

export type LeavingMessage = WholeMessage & { secret: Buffer | null; language: 'fr' | 'en' };

/**
 * Takes the next message to send; others who look at the same time take another.
 *
 * One that was being sent when its worker died is taken again after five minutes.
 */
export async function takeNext(ctx: Context): Promise<LeavingMessage | null> {
  const stale = new Date(ctx.now.getTime() - 300_000);
  const [row] = await ctx.query(sql<LeavingMessage>`
    update messaging.message
       set state = 'sending', attempts = attempts + 1, send_after = ${ctx.now}
     where id = (select id from messaging.message
                  where (state = 'waiting' and send_after <= ${ctx.now}) or (state = 'sending' and send_after < ${stale})
                  order by send_after, id limit 1 for update skip locked)
    returning ${ROW}, html, plain, person_id as "personId", secret, language
  `);
  return row ?? null;
}

/** Sent: the personal link is erased with it. */
export async function moveToSent(ctx: Context, messageId: string, smtpId: string): Promise<void> {
  await ctx.query(sql`
    update messaging.message set state = 'sent', sent_at = ${ctx.now}, smtp_id = ${smtpId}, secret = null, last_error = ''
     where id = ${messageId} and state = 'sending'
  `);
}

export async function moveToWaiting(
  ctx: Context,
  messageId: string,
  { sendAfter, error }: { sendAfter: Date; error: string },
) {
  await ctx.query(sql`
    update messaging.message set state = 'waiting', send_after = ${sendAfter}, last_error = ${error.slice(0, 500)}
     where id = ${messageId} and state = 'sending'
  `);
}

export async function moveToFailed(ctx: Context, messageId: string, error: string): Promise<void> {
  await ctx.query(sql`
    update messaging.message set state = 'failed', last_error = ${error.slice(0, 500)} where id = ${messageId} and state = 'sending'
  `);
}

export async function moveToCancelled(ctx: Context, messageId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update messaging.message set state = 'cancelled', secret = null where id = ${messageId} and state = 'waiting' returning id
  `);
  return rows.length > 0;
}

export async function moveFailedToWaiting(ctx: Context, messageId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update messaging.message set state = 'waiting', send_after = ${ctx.now}, attempts = 0
     where id = ${messageId} and state = 'failed' returning id
  `);
  return rows.length > 0;
}

/** How many of these messages still waited; those that had left stay as they are. */
export async function moveKeysToCancelled(ctx: Context, keys: readonly string[]): Promise<number> {
  const rows = await ctx.query(sql`
    update messaging.message set state = 'cancelled', secret = null
     where key = any(${[...keys]}::text[]) and state = 'waiting' returning id
  `);
  return rows.length;
}
