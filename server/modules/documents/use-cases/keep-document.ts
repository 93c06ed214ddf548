import type { Context } from '../../../kernel/context.ts';
import { storeFile } from '../../../kernel/files.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import type { DocumentKind } from '../domain/document-kinds.ts';
import type { InForce } from '../store/document.read.ts';
import { insertDocument, keptUntil, moveToSuperseded, takeNumber } from '../store/document.store.ts';
import { fingerprint } from './certificate-facts.ts';
import { makePage, newVerifyCode } from './make-page.ts';

export type Making = {
  readonly kind: DocumentKind;
  readonly look: {
    readonly template: string;
    readonly version: string;
    readonly prefix: string;
    readonly fileName: string;
  };
  readonly facts: object;
  /** The one in force, which another that says something else supersedes. */
  readonly before: InForce | null;
  readonly about: {
    readonly sessionId: string;
    readonly enrolmentId: string | null;
    readonly learnerId: string | null;
    readonly companyId: string | null;
  };
  readonly minutes: number | null;
  readonly issuedBy: string | null;
};

/**
 * Numbers a document, makes its page and keeps it; the one in force is given again when it says the same.
 *
 * The caller holds what the document is about, so that twins come one after the other. Keeps INV-DOC-02: the number is
 * taken in the transaction that keeps the document.
 */
export async function keepDocument(
  ctx: Context,
  pdfs: PdfMaker,
  { kind, look, facts, before, about, minutes, issuedBy }: Making,
): Promise<{ documentId: string; number: string; isNew: boolean }> {
  const dataSha256 = fingerprint(facts);
  if (before?.dataSha256 === dataSha256) return { documentId: before.documentId, number: before.number, isNew: false };
  if (before) await moveToSuperseded(ctx, before.documentId);
  const year = Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Europe/Paris' }).format(ctx.now));
  const rank = await takeNumber(ctx, kind, year);
  const issue = {
    number: `${look.prefix}-${year}-${String(rank).padStart(5, '0')}`,
    version: (before?.version ?? 0) + 1,
    verifyCode: newVerifyCode(ctx),
  };
  const bytes = await makePage(ctx, pdfs, { template: look.template, facts, issue });
  const name = `${look.fileName}-${issue.number}.pdf`;
  const file = await storeFile(ctx, { bytes, mediaType: 'application/pdf', name });
  const documentId = ctx.newId();
  await insertDocument(ctx, {
    ...issue,
    ...about,
    documentId,
    kind,
    fileId: file.id,
    data: facts,
    dataSha256,
    template: `${look.template}@${look.version}`,
    minutes,
    issuedBy,
    supersedesId: before?.documentId ?? null,
    keptUntil: await keptUntil(ctx, kind, about.sessionId),
  });
  await ctx.record({
    action: before ? 'documents.superseded' : 'documents.issued',
    subject: { kind: 'document', id: documentId },
    links: {
      session: about.sessionId,
      enrolment: about.enrolmentId,
      person: about.learnerId,
      company: about.companyId,
      document: before?.documentId,
    },
    facts: { kind, number: issue.number, minutes, sha256: dataSha256, fileSha256: file.sha256 },
  });
  return { documentId, number: issue.number, isNew: true };
}
