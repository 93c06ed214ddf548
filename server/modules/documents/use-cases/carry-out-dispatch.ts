import type { Application, Context } from '../../../kernel/context.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { Refusal, type RefusalTexts, refusalSentence } from '../../../kernel/refusal.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { queueMessage } from '../../messaging/index.ts';
import { findOrganisation } from '../../people/index.ts';
import { findSession } from '../../sessions/index.ts';
import { KIND_FACTS, WHOLE_SESSION } from '../domain/document-kinds.ts';
import { documentsInWords } from '../domain/document-words.ts';
import { frenchDay } from '../domain/french.ts';
import { refusals } from '../refusals.ts';
import { listLetters, mailKey } from '../store/delivery.read.ts';
import * as store from '../store/dispatch.store.ts';
import { issueDocument } from './issue-document.ts';

const WORKER = { actor: { kind: 'system', name: 'documents.dispatch' } } as const;
/** How long a personal link opens its documents. */
const LINK_MS = 400 * 86_400_000;

/**
 * Makes the documents of a mass send, one per transaction, as things are now: what changed meanwhile gives a new version.
 * Stops where it stands when the send is undone. Killed half-way it starts over, and nothing is made twice.
 */
export async function prepareDispatch(app: Application, pdfs: PdfMaker, dispatchId: string): Promise<void> {
  const waiting = await app.transaction(WORKER, (ctx) => store.listWaiting(ctx, dispatchId));
  const made = new Map<string, string>();
  for (const delivery of waiting) {
    const target = targetOf(delivery);
    const key = `${delivery.kind} ${target.enrolmentId} ${target.companyId}`;
    try {
      const documentId = await app.transaction(WORKER, async (ctx) => {
        const dispatch = await store.holdWaiting(ctx, dispatchId);
        if (!dispatch) return null;
        const { sessionId, createdBy } = dispatch;
        const known = made.get(key);
        const id =
          known ??
          (await issueDocument(ctx, pdfs, { sessionId, kind: delivery.kind, target, issuedBy: createdBy })).documentId;
        await store.noteDocument(ctx, delivery.deliveryId, id);
        return id;
      });
      if (!documentId) return;
      made.set(key, documentId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const sentence = sentenceOf(error);
      await app.transaction(WORKER, (ctx) => store.moveToRefused(ctx, delivery.deliveryId, sentence));
    }
  }
}

/** Sends every mass send whose ten minutes are over. */
export async function sendDispatches(app: Application, pdfs: PdfMaker): Promise<void> {
  const due = await app.transaction(WORKER, (ctx) => store.listDue(ctx));
  for (const { dispatchId } of due) {
    await prepareDispatch(app, pdfs, dispatchId);
    await app.transaction(WORKER, (ctx) => sendDispatch(ctx, dispatchId));
  }
}

/** Writes all mails of a mass send in one transaction: it leaves whole or not at all, and once. */
async function sendDispatch(ctx: Context, dispatchId: string): Promise<void> {
  const dispatch = await store.moveToSent(ctx, dispatchId);
  if (!dispatch) return;
  const session = await findSession(ctx, dispatch.sessionId);
  const organisation = await findOrganisation(ctx);
  const letters = await listLetters(ctx, dispatchId);
  for (const { envelopeId, recipientId, email, firstName, language, kinds, replaces } of letters) {
    const token = ctx.randomBytes(32).toString('base64url');
    await store.sealEnvelope(ctx, envelopeId, {
      tokenHash: tokenHash(token),
      until: new Date(ctx.now.getTime() + LINK_MS),
    });
    await queueMessage(ctx, {
      key: mailKey(envelopeId),
      letter: replaces ? 'documentsReplaced' : 'documentsSent',
      to: { personId: recipientId, email, language },
      values: {
        firstName,
        organisation: organisation?.name ?? '',
        training: session?.title ?? '',
        day: session ? frenchDay(session.startsOn) : '',
        documents: documentsInWords(kinds, language),
      },
      link: `${ctx.app.settings.appOrigin}/d#${token}`,
    });
  }
  await store.endDeliveries(ctx, dispatchId, 'sent');
  await ctx.record({
    action: 'documents.dispatch-sent',
    subject: { kind: 'dispatch', id: dispatchId },
    links: { session: dispatch.sessionId },
    facts: { readers: letters.length },
  });
}

function targetOf({ kind, enrolmentId, companyId }: store.Waiting) {
  const { scope } = KIND_FACTS[kind];
  if (scope === 'session') return WHOLE_SESSION;
  return scope === 'learner' ? { enrolmentId, companyId: null } : { enrolmentId: null, companyId };
}

function sentenceOf({ code, facts }: Refusal): string {
  const text = (refusals as RefusalTexts)[code];
  return text ? refusalSentence(text, facts, 'fr') : code;
}
