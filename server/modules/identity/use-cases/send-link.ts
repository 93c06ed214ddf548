import type { Context } from '../../../kernel/context.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { queueMessage } from '../../messaging/index.ts';
import { LINK_LIFETIME_MS, type LinkPurpose } from '../domain/link-rule.ts';
import type { AccountOwner } from '../store/account.store.ts';
import { insertLink } from '../store/link.store.ts';
import { findOrganisationName } from '../store/organisation.read.ts';

const LETTER = { invitation: 'invitation', 'password-reset': 'passwordReset', 'magic-link': 'magicLink' } as const;
const PAGE = { invitation: 'mot-de-passe', 'password-reset': 'mot-de-passe', 'magic-link': 'lien' } as const;

type LinkWanted = {
  readonly personId: string;
  readonly purpose: LinkPurpose;
  readonly role?: 'learner' | 'trainer' | null;
  /** Given by a job, so that a run that is repeated makes no second link. */
  readonly linkId?: string;
};

/**
 * Makes a personal link, the only one of its purpose that works; null when this very link was made already. The token
 * stands in the fragment, which no server and no log ever sees.
 */
export async function makeLink(
  ctx: Context,
  { personId, purpose, role = null, linkId = ctx.newId() }: LinkWanted,
): Promise<string | null> {
  const token = ctx.randomBytes(32).toString('base64url');
  const expiresAt = new Date(ctx.now.getTime() + LINK_LIFETIME_MS[purpose]);
  const isNew = await insertLink(ctx, {
    id: linkId,
    personId,
    purpose,
    role,
    tokenHash: tokenHash(token),
    expiresAt,
  });
  return isNew ? `${ctx.app.settings.appOrigin}/${PAGE[purpose]}#${token}` : null;
}

type MailWanted = Omit<LinkWanted, 'personId'> & { readonly inviter?: string };

/** Makes a personal link and mails it, in its reader's language. */
export async function sendLink(
  ctx: Context,
  owner: AccountOwner,
  { inviter = '', ...wanted }: MailWanted,
): Promise<void> {
  const { personId, email, language, firstName } = owner;
  if (!email) return;
  const link = await makeLink(ctx, { ...wanted, personId });
  if (!link) return;
  const { purpose } = wanted;
  await queueMessage(ctx, {
    key: `${purpose} ${tokenHash(link).toString('hex')}`,
    letter: LETTER[purpose],
    to: { personId, email, language },
    values: { firstName, organisation: await findOrganisationName(ctx), inviter },
    link,
  });
  await ctx.record({
    action: purpose === 'invitation' ? 'identity.invited' : 'identity.link-asked',
    subject: { kind: 'person', id: personId },
    links: { person: personId },
    facts: { purpose },
  });
}
