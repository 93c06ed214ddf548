import type { Role } from '../../../kernel/access.ts';
import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { mayGive } from '../domain/link-rule.ts';
import * as accounts from '../store/account.store.ts';
import { endLogins } from '../store/login.store.ts';
import { insertPerson } from '../store/person.store.ts';
import { sendLink } from './send-link.ts';

export type Invitation = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: Role;
  readonly language?: 'fr' | 'en';
  readonly companyId: string | null;
  readonly expiresAt: string | null;
};

/** Invites a person: known here or not, they hold the role from now on, and a personal link lets them choose a password. */
export async function invite(ctx: Context, wanted: Invitation): Promise<{ personId: string }> {
  const { role: giver, personId: inviterId } = personOf(ctx);
  if (!mayGive(giver, wanted.role)) throw new Refusal('ROLE_NOT_YOURS_TO_GIVE');
  if ((wanted.role === 'companyManager') !== (wanted.companyId !== null)) throw new Refusal('INVITATION_INCOMPLETE');
  if (wanted.role === 'auditor' && !wanted.expiresAt) throw new Refusal('INVITATION_INCOMPLETE');
  const expiresAt = wanted.expiresAt ? new Date(wanted.expiresAt) : null;
  if (expiresAt && expiresAt <= ctx.now) throw new Refusal('ACCESS_END_PAST');
  const personId =
    (await insertPerson(ctx, { ...wanted, phone: null })) ?? (await accounts.findPersonByEmail(ctx, wanted.email));
  if (!personId) throw new Refusal('NOT_FOUND');
  await accounts.holdAccount(ctx, personId);
  await accounts.grantRole(ctx, { personId, role: wanted.role, companyId: wanted.companyId, expiresAt });
  await sendInvitation(ctx, personId, inviterId);
  return { personId };
}

/** Sends the invitation of an account again; the link sent before closes. */
export async function inviteAgain(ctx: Context, personId: string): Promise<void> {
  const { personId: inviterId } = personOf(ctx);
  await managed(ctx, personId);
  await sendInvitation(ctx, personId, inviterId);
}

/** Suspends an account, or opens it again. Suspending ends every sign-in at once. */
export async function suspend(ctx: Context, personId: string, isSuspended: boolean): Promise<void> {
  if (personOf(ctx).personId === personId) throw new Refusal('ACCOUNT_IS_YOURS');
  await managed(ctx, personId);
  if (!(await accounts.setSuspended(ctx, personId, isSuspended))) return;
  const ended = isSuspended ? await endLogins(ctx, personId, null) : 0;
  await ctx.record({
    action: isSuspended ? 'identity.suspended' : 'identity.reactivated',
    subject: { kind: 'person', id: personId },
    links: { person: personId },
    facts: { ended },
  });
}

export const { listAccounts } = accounts;

/** An account whose every role the caller may manage: nobody suspends the people above them. */
async function managed(ctx: Context, personId: string): Promise<accounts.AccountOwner> {
  const owner = await accounts.findOwner(ctx, personId);
  if (!owner) throw new Refusal('NOT_FOUND');
  const { role } = personOf(ctx);
  if (!owner.roles.every((held) => mayGive(role, held))) throw new Refusal('ROLE_NOT_YOURS_TO_GIVE');
  return owner;
}

async function sendInvitation(ctx: Context, personId: string, inviterId: string): Promise<void> {
  const [owner, inviter] = [await accounts.findOwner(ctx, personId), await accounts.findOwner(ctx, inviterId)];
  if (!owner) throw new Refusal('NOT_FOUND');
  await sendLink(ctx, owner, {
    purpose: 'invitation',
    inviter: inviter ? `${inviter.firstName} ${inviter.lastName}` : '',
  });
}
