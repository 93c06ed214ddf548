import type { Context } from '../../../kernel/context.ts';
import { asOrganisation } from '../../../kernel/transaction.ts';
import type { LetterName } from '../domain/letters.ts';
import { renderLetter } from '../domain/render-letter.ts';
import { insertMessage } from '../store/message.store.ts';

export type NewMail = {
  /** Same effect, same key: asking twice is one mail. */
  readonly key: string;
  readonly letter: LetterName;
  readonly to: { readonly personId: string | null; readonly email: string; readonly language: 'fr' | 'en' };
  readonly values: Readonly<Record<string, string>>;
  /** Where the letter's button goes. Sealed until the mail leaves, then erased: it may open an account. */
  readonly link: string;
  /** Not before this instant, so that a mistake can be undone. */
  readonly sendAfter?: Date;
};

/**
 * Writes a mail in the caller's transaction: it leaves if and only if what it tells about happened.
 *
 * Keeps INV-MSG-01 (one mail per effect). Returns false when this effect has its mail already.
 */
export async function queueMessage(ctx: Context, mail: NewMail): Promise<boolean> {
  const { subject, html, plain } = renderLetter(mail.letter, mail.to.language, mail.values);
  const isNew = await asOrganisation(ctx, 'the caller causes a letter and never reads the mail box', () =>
    insertMessage(ctx, {
      key: mail.key,
      personId: mail.to.personId,
      recipient: mail.to.email,
      template: mail.letter,
      language: mail.to.language,
      subject,
      html,
      plain,
      secret: ctx.app.secrets.seal(mail.link, 'mail-link', ctx.randomBytes(12)),
      sendAfter: mail.sendAfter ?? ctx.now,
    }),
  );
  if (isNew) await ctx.enqueue('messaging.send', {}, mail.sendAfter ? { startAfter: mail.sendAfter } : {});
  return isNew;
}
