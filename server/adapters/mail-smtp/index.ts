import nodemailer from 'nodemailer';
import { MailRefused, type MailTransport } from '../../modules/messaging/ports.ts';

const TIMEOUT_MS = 20_000;

/** Mail by SMTP: `url` is smtp:// or smtps://, with the account in it; `from` is how the organisation signs. */
export function smtpMail({ url, from }: { url: string; from: string }): MailTransport {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  } as Parameters<typeof nodemailer.createTransport>[0]);
  return {
    async send({ to, subject, html, plain, messageId, language }) {
      try {
        const info = await transport.sendMail({
          from,
          to,
          subject,
          html,
          text: plain,
          messageId,
          headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
        });
        return { smtpId: String(info.messageId ?? messageId) };
      } catch (error) {
        const code = (error as { responseCode?: number }).responseCode ?? 0;
        // 5xx about the recipient is for good; 5xx about who we are is ours to repair, and the mail waits.
        if (code >= 550 && code <= 554) throw new MailRefused(error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
    close: async () => transport.close(),
  };
}
