import type { Context } from '../../../kernel/context.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { queueMessage } from '../../messaging/index.ts';
import { LINK_LIFETIME_MS, type LinkPurpose } from '../domain/link-rule.ts';
import type { AccountOwner } from '../store/account.store.ts';
import { insertLink } from '../store/link.store.ts';
import { findOrganisationName } from '../store/organisation.read.ts';

const LETTER = { invitation: 'invitation', 'password-reset': 'passwordReset', 'magic-link': 'magicLink' } as const;
const PAGE = { invitation: 'mot-de-passe', 'password-reset': 'mot-de-passe', 'magic-link': 'lien' } as const;

type Wanted = { purpose: LinkPurpose; role?: 'learner' | 'trainer' | null; inviter?: string };

/** Makes a personal link, the only one of its purpose that works. The token stands in the fragment, which no server and no log ever sees. */
export async function makeLink(
  ctx: Context,
  { personId, purpose, role }: { personId: string; purpose: LinkPurpose; role: 'learner' | 'trainer' | null },
): Promise<string> {
  const token = ctx.randomBytes(32).toString('base64url');
  const expiresAt = new Date(ctx.now.getTime() + LINK_LIFETIME_MS[purpose]);
  await insertLink(ctx, { personId, purpose, role, tokenHash: tokenHash(token), expiresAt });
  return `${ctx.app.settings.appOrigin}/${PAGE[purpose]}#${token}`;
}

/** Makes a personal link and mails it. */
export async function sendLink(
  ctx: Context,
  owner: AccountOwner,
  { purpose, role = null, inviter = '' }: Wanted,
): Promise<void> {
  if (!owner.email) return;
  const link = await makeLink(ctx, { personId: owner.personId, purpose, role });
  await queueMessage(ctx, {
    key: `${purpose} ${tokenHash(link).toString('hex')}`,
    letter: LETTER[purpose],
    to: { personId: owner.personId, email: owner.email, language: owner.language },
    values: { firstName: owner.firstName, organisation: await findOrganisationName(ctx), inviter },
    link,
  });
  await ctx.record({
    action: purpose === 'invitation' ? 'identity.invited' : 'identity.link-asked',
    subject: { kind: 'person', id: owner.personId },
    links: { person: owner.personId },
    facts: { purpose },
  });
}
