export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
  /** Made from the message's id: a mail that had to be sent again is recognised by its reader's mail program. */
  readonly messageId: string;
  readonly language: 'fr' | 'en';
};

/** The way mail leaves. Null where no SMTP server is configured: messages then wait, visible, and none is lost. */
export type MailTransport = {
  /** Hands the mail over; throws MailRefused when the server will never take it, anything else when it may later. */
  send(mail: Mail): Promise<{ smtpId: string }>;
  close(): Promise<void>;
};

/** The mail server says no for good (unknown address, 5xx): trying again is no use. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}
