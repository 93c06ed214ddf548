import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { KIND_FACTS, type OfficeKind, type Target } from '../domain/document-kinds.ts';
import { insertDelivery, insertDispatch, insertEnvelope } from '../store/dispatch.store.ts';
import { readDossier } from './read-dossier.ts';
import { type Line, readerOf } from './readers.ts';

/** How long a mass send waits, so that it can be undone. */
const UNDO_MS = 10 * 60_000;

/**
 * Puts documents in the envelopes of their readers; they leave in ten minutes unless it is undone.
 *
 * What waits already is passed over, so a repeat sends nothing twice: keeps INV-DOC-04. Who cannot be written to is named.
 */
export async function startDispatch(
  ctx: Context,
  { sessionId, lines }: { sessionId: string; lines: readonly (Target & { kind: OfficeKind })[] },
) {
  const dossier = await readDossier(ctx, sessionId);
  const createdBy = personOf(ctx).personId;
  const dispatchId = ctx.newId();
  const sendAfter = new Date(ctx.now.getTime() + UNDO_MS);
  await insertDispatch(ctx, { dispatchId, sessionId, sendAfter, createdBy });
  const envelopes = new Map<string, string>();
  const unreachable: Line[] = [];
  let documents = 0;
  for (const { kind, enrolmentId, companyId } of lines) {
    const line = { enrolmentId, companyId };
    const reader = readerOf(dossier, line);
    if (!isOfLine(kind, line) || !reader) throw new Refusal('NOT_FOUND');
    if (!reader.email) {
      unreachable.push(line);
      continue;
    }
    const key = `${reader.personId} ${enrolmentId ?? companyId}`;
    const envelopeId = envelopes.get(key) ?? ctx.newId();
    if (!envelopes.has(key))
      await insertEnvelope(ctx, dispatchId, { envelopeId, recipientId: reader.personId, email: reader.email });
    envelopes.set(key, envelopeId);
    const { learnerId, companyId: seenBy } = reader;
    const isNew = await insertDelivery(ctx, {
      ...{ sessionId, dispatchId, envelopeId, kind, enrolmentId, learnerId, createdBy },
      companyId: kind === 'trainingCertificate' ? null : seenBy,
      documentId: null,
    });
    if (isNew) documents += 1;
  }
  if (documents === 0) throw new Refusal(unreachable.length > 0 ? 'NOBODY_TO_WRITE_TO' : 'DISPATCH_NOTHING_NEW');
  await ctx.enqueue('documents.prepare-dispatch', { dispatchId });
  await ctx.enqueue('documents.send-dispatches', {}, { startAfter: sendAfter });
  await ctx.record({
    action: 'documents.dispatch-started',
    subject: { kind: 'dispatch', id: dispatchId },
    links: { session: sessionId },
    facts: { documents, readers: envelopes.size },
  });
  return {
    dispatchId,
    sendAfter: sendAfter.toISOString(),
    documents,
    readers: envelopes.size,
    unreachable: new Set(unreachable.map(({ enrolmentId, companyId }) => enrolmentId ?? companyId)).size,
  };
}

/** A person's line has no agreement, a company's has what is theirs or the session's. */
function isOfLine(kind: OfficeKind, { enrolmentId }: Line): boolean {
  const { scope } = KIND_FACTS[kind];
  return scope === 'session' || (scope === 'learner') === (enrolmentId !== null);
}
