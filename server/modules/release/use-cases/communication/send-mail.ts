import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { queueMessage, renderMail, withdrawMessages } from '../../../messaging/index.ts';
import { GRACE_MN, isWritten } from '../../domain/communication/action.ts';
import type { ContactSource } from '../../ports.ts';
import { type ActionRow, findAction, holdAction } from '../../store/communication/action.store.ts';
import * as store from '../../store/communication/sending.store.ts';
import { findOrganisationName } from '../../store/recette/organisation.read.ts';
import { PROJECT } from '../steering/project.ts';
import { recipientsOf } from './recipients.ts';

const MINUTE_MS = 60_000;
const STATE: Readonly<Record<string, 'waiting' | 'sent' | 'refused'>> = {
  waiting: 'waiting',
  sending: 'waiting',
  sent: 'sent',
};

/** Who receives the mail of an action and what it looks like; once it was sent, what became of each. */
export async function readRecipients(ctx: Context, contacts: ContactSource, actionId: string) {
  const action = await findAction(ctx, actionId);
  if (!action) throw new Refusal('NOT_FOUND');
  if (action.channel !== 'mail') throw new Refusal('ACTION_IS_NO_MAIL');
  const reached = await store.listReached(ctx, actionId);
  const known = await recipientsOf(ctx, contacts, action.audience);
  const companyOf = new Map(known.rows.map(({ email, of }) => [email.toLowerCase(), of]));
  const emails = new Set(reached.map(({ email }) => email.toLowerCase()));
  const { subject, html } = renderMail('announcement', 'fr', await valuesOf(ctx, action));
  return {
    subject,
    html,
    rows: [
      ...reached.map(({ name, email, state, error }) => ({
        name,
        email,
        of: companyOf.get(email.toLowerCase()) ?? '',
        state: STATE[state] ?? ('refused' as const),
        error,
      })),
      ...known.rows
        .filter(({ email }) => !emails.has(email.toLowerCase()))
        .map(({ name, email, of }) => ({ name, email, of, state: 'toSend' as const, error: '' })),
    ],
    without: known.without,
  };
}

/**
 * Sends the mail of an action to those who have not received it: whoever decides has seen how many they are.
 *
 * Keeps INV-COM-01: an address receives the mail of an action once, however many people send it at the same instant.
 */
export async function sendMail(
  ctx: Context,
  contacts: ContactSource,
  { actionId, revision, recipients }: { actionId: string; revision: number; recipients: number },
) {
  const action = await holdAction(ctx, actionId);
  if (!action) throw new Refusal('NOT_FOUND');
  if (action.channel !== 'mail' || action.droppedOn) throw new Refusal('ACTION_IS_NO_MAIL');
  if (action.revision !== revision) throw new Refusal('ACTION_MOVED');
  if (!isWritten(action)) throw new Refusal('MAIL_NOT_WRITTEN');
  const reached = new Set((await store.listReached(ctx, actionId)).map(({ email }) => email.toLowerCase()));
  const { rows } = await recipientsOf(ctx, contacts, action.audience);
  const left = rows.filter(({ email }) => !reached.has(email.toLowerCase()));
  if (left.length === 0) throw new Refusal('SENDING_NOBODY_LEFT');
  if (left.length !== recipients) throw new Refusal('RECIPIENTS_MOVED', { now: left.length });

  const sendingId = ctx.newId();
  const leavesAt = new Date(ctx.now.getTime() + GRACE_MN * MINUTE_MS);
  const keyed = left.map((one, index) => ({ ...one, messageKey: `announcement ${sendingId} ${index + 1}` }));
  const { subject, message } = action;
  await store.insertSending(ctx, { sendingId, actionId, subject, message, leavesAt }, keyed);
  const values = await valuesOf(ctx, action);
  for (const { email, personId, messageKey } of keyed)
    await queueMessage(ctx, {
      key: messageKey,
      letter: 'announcement',
      to: { personId, email, language: 'fr' },
      values,
      link: ctx.app.settings.appOrigin,
      sendAfter: leavesAt,
    });
  await ctx.record({
    action: 'communication.mail-sent',
    subject: { kind: 'communicationSending', id: sendingId },
    links: { ...PROJECT, communicationAction: actionId },
    facts: { recipients: left.length, leavesAt: leavesAt.toISOString(), version: action.version },
    personal: { title: action.title },
  });
  return { sendingId, recipients: left.length, leavesAt: leavesAt.toISOString() };
}

/** Takes a batch back before it leaves: all its mails or none. */
export async function cancelMail(ctx: Context, sendingId: string): Promise<void> {
  const sending = await store.holdSending(ctx, sendingId);
  if (!sending) throw new Refusal('NOT_FOUND');
  if (sending.cancelledAt) throw new Refusal('SENDING_CANCELLED');
  if (sending.leavesAt <= ctx.now) throw new Refusal('SENDING_LEFT');
  await store.cancelSending(ctx, sendingId);
  const withdrawn = await withdrawMessages(ctx, await store.listMessageKeys(ctx, sendingId));
  await ctx.record({
    action: 'communication.mail-taken-back',
    subject: { kind: 'communicationSending', id: sendingId },
    links: { ...PROJECT, communicationAction: sending.actionId },
    facts: { withdrawn },
  });
}

async function valuesOf(ctx: Context, { subject, message }: ActionRow) {
  return { organisation: await findOrganisationName(ctx), subject, message };
}
