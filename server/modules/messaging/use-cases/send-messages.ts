import type { Application } from '../../../kernel/context.ts';
import { withLink } from '../domain/render-letter.ts';
import { MailRefused, type MailTransport } from '../ports.ts';
import * as store from '../store/message.store.ts';

const MAX_ATTEMPTS = 12;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;
const WORKER = { actor: { kind: 'system', name: 'messaging.send' } } as const;

/**
 * Sends what waits, one after the other, until nothing is due. Without a mail server nothing moves.
 *
 * The network is never waited for inside a transaction. A worker killed between the server's yes and our note sends the
 * mail again with the same Message-ID.
 */
export async function sendMessages(app: Application, transport: MailTransport | null): Promise<{ sent: number }> {
  let sent = 0;
  while (transport) {
    const message = await app.transaction(WORKER, (ctx) => store.takeNext(ctx));
    if (!message) break;
    if (await sendOne(app, transport, message)) sent += 1;
  }
  return { sent };
}

async function sendOne(app: Application, transport: MailTransport, message: store.LeavingMessage): Promise<boolean> {
  const { messageId, recipient, subject, language } = message;
  const link = message.secret ? app.secrets.open(message.secret, 'mail-link') : '';
  const links = message.personId ? { person: message.personId } : {};
  try {
    const { smtpId } = await transport.send({
      to: recipient,
      subject,
      language,
      html: withLink(message.html, link),
      plain: withLink(message.plain, link),
      messageId: `<${messageId}@${new URL(app.settings.appOrigin).hostname}>`,
    });
    await app.transaction(WORKER, async (ctx) => {
      await store.moveToSent(ctx, messageId, smtpId);
      const subjectOf = { kind: 'message', id: messageId };
      await ctx.record({ action: 'messaging.sent', subject: subjectOf, links, facts: { template: message.template } });
    });
    return true;
  } catch (error) {
    await noteFailure(app, message, error);
    return false;
  }
}

async function noteFailure(app: Application, message: store.LeavingMessage, error: unknown): Promise<void> {
  const sentence = error instanceof Error ? error.message : String(error);
  const isOver = error instanceof MailRefused || message.attempts >= MAX_ATTEMPTS;
  await app.transaction(WORKER, async (ctx) => {
    if (!isOver) {
      const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (message.attempts - 1), LONGEST_WAIT_MS);
      const sendAfter = new Date(ctx.now.getTime() + waitMs);
      return store.moveToWaiting(ctx, message.messageId, { sendAfter, error: sentence });
    }
    await store.moveToFailed(ctx, message.messageId, sentence);
    await ctx.record({
      action: 'messaging.failed',
      subject: { kind: 'message', id: message.messageId },
      links: message.personId ? { person: message.personId } : {},
      facts: { template: message.template },
    });
  });
}
