import { type Context, personOf } from '../../../kernel/context.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { KIND_FACTS, type OfficeKind, WHOLE_SESSION } from '../domain/document-kinds.ts';
import { insertDelivery } from '../store/dispatch.store.ts';
import { issueDocument } from './issue-document.ts';
import { readDossier } from './read-dossier.ts';
import { type Line, readerOf } from './readers.ts';

/** Notes that a document was handed over, making it first when it must be; its reader finds it in their space. Once. */
export async function handOver(
  ctx: Context,
  pdfs: PdfMaker,
  { sessionId, kind, ...line }: Line & { sessionId: string; kind: OfficeKind },
): Promise<{ documentId: string }> {
  const reader = readerOf(await readDossier(ctx, sessionId), line);
  if (!reader) throw new Refusal('NOT_FOUND');
  const createdBy = personOf(ctx).personId;
  const target = KIND_FACTS[kind].scope === 'session' ? WHOLE_SESSION : line;
  const { documentId } = await issueDocument(ctx, pdfs, { sessionId, kind, target, issuedBy: createdBy });
  const isNew = await insertDelivery(ctx, {
    ...{ sessionId, dispatchId: null, envelopeId: null, kind, documentId, createdBy },
    enrolmentId: line.enrolmentId,
    learnerId: reader.learnerId,
    // What was acquired is the learner’s to show.
    companyId: kind === 'trainingCertificate' ? null : reader.companyId,
  });
  if (isNew)
    await ctx.record({
      action: 'documents.handed-over',
      subject: { kind: 'document', id: documentId },
      links: { session: sessionId, enrolment: line.enrolmentId, person: reader.learnerId, company: reader.companyId },
      facts: { kind },
    });
  return { documentId };
}
