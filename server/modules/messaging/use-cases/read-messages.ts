import type { Context } from '../../../kernel/context.ts';
import type { PageAsked } from '../../../kernel/paging.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { withLink } from '../domain/render-letter.ts';
import * as store from '../store/message.store.ts';

/** What stands in the place of a personal link on the office's screen: it opens an account and is nobody else's. */
const MASKED = '#lien-personnel-masque';

export async function listMessages(
  ctx: Context,
  asked: PageAsked & { readonly state?: store.MessageState | undefined },
  isSending: boolean,
) {
  const { rows, total } = await store.listMessages(ctx, asked);
  return { rows: rows.map(present), total, isSending };
}

export async function showMessage(ctx: Context, messageId: string) {
  const message = await existing(ctx, messageId);
  return { ...present(message), html: withLink(message.html, MASKED), plain: withLink(message.plain, MASKED) };
}

export async function cancelMessage(ctx: Context, messageId: string): Promise<void> {
  const message = await existing(ctx, messageId);
  if (!(await store.moveToCancelled(ctx, messageId))) throw new Refusal('MESSAGE_NOT_WAITING');
  await note(ctx, 'messaging.cancelled', message);
}

export async function retryMessage(ctx: Context, messageId: string): Promise<void> {
  const message = await existing(ctx, messageId);
  if (!(await store.moveFailedToWaiting(ctx, messageId))) throw new Refusal('MESSAGE_NOT_FAILED');
  await note(ctx, 'messaging.retried', message);
  await ctx.enqueue('messaging.send', {});
}

async function existing(ctx: Context, messageId: string): Promise<store.WholeMessage> {
  const message = await store.findMessage(ctx, messageId);
  if (!message) throw new Refusal('NOT_FOUND');
  return message;
}

const note = (ctx: Context, action: string, { messageId, personId, template }: store.WholeMessage) =>
  ctx.record({
    action,
    subject: { kind: 'message', id: messageId },
    links: personId ? { person: personId } : {},
    facts: { template },
  });

function present({ messageId, recipient, subject, template, state, attempts, lastError, ...times }: store.MessageRow) {
  return {
    messageId,
    recipient,
    subject,
    template,
    state,
    attempts,
    lastError,
    createdAt: times.createdAt.toISOString(),
    sendAfter: times.sendAfter.toISOString(),
    sentAt: times.sentAt?.toISOString() ?? null,
  };
}
