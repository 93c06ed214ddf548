import type { Context } from '../../../kernel/context.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileToSend } from '../../../kernel/route.ts';
import { KIND_FACTS, type OfficeKind, type Target } from '../domain/document-kinds.ts';
import { findInForce } from '../store/document.read.ts';
import { holdDocument } from '../store/document.store.ts';
import { findSubject } from '../store/subject.read.ts';
import { keepDocument } from './keep-document.ts';
import { makePage } from './make-page.ts';
import { officeFacts, provenOf } from './office-facts.ts';
import { type Dossier, readDossier } from './read-dossier.ts';

/** Kinds that tell the hours of one person. */
const ATTESTED: readonly OfficeKind[] = ['attendanceCertificate', 'trainingCertificate'];

export type Wanted = { readonly sessionId: string; readonly kind: OfficeKind; readonly target: Target };

/**
 * Issues one document of a session, or gives the one in force when it says the same.
 *
 * Keeps INV-DOC-03 (one in force of a kind for what it is about). A corrected one has its own number and supersedes the old.
 */
export async function issueDocument(
  ctx: Context,
  pdfs: PdfMaker,
  { sessionId, kind, target, issuedBy }: Wanted & { issuedBy: string | null },
) {
  await holdDocument(ctx, kind, target.enrolmentId ?? `${sessionId} ${target.companyId}`);
  const { dossier, facts } = await factsNow(ctx, { sessionId, kind, target });
  const learner = dossier.people.find(({ enrolmentId }) => enrolmentId === target.enrolmentId);
  return keepDocument(ctx, pdfs, {
    kind,
    look: KIND_FACTS[kind],
    facts,
    before: await findInForce(ctx, sessionId, kind, target),
    about: {
      sessionId,
      enrolmentId: target.enrolmentId,
      learnerId: learner?.learnerId ?? null,
      companyId: learner?.companyId ?? target.companyId,
    },
    minutes: null,
    issuedBy,
  });
}

/** A document as it would be issued now, with a draft's number; nothing is kept. */
export async function draftDocument(ctx: Context, pdfs: PdfMaker, wanted: Wanted): Promise<FileToSend> {
  const { facts } = await factsNow(ctx, wanted);
  const { template, fileName } = KIND_FACTS[wanted.kind];
  const issue = { number: 'PROJET', version: 0, verifyCode: 'PROJET' };
  const bytes = await makePage(ctx, pdfs, { template, facts, issue });
  return { bytes, mediaType: 'application/pdf', name: `projet-${fileName}.pdf`, inline: true };
}

async function factsNow(
  ctx: Context,
  { sessionId, kind, target }: Wanted,
): Promise<{ dossier: Dossier; facts: object }> {
  const { scope } = KIND_FACTS[kind];
  if ((scope === 'learner') !== (target.enrolmentId !== null) || (scope === 'company') !== (target.companyId !== null))
    throw new Refusal('NOT_FOUND');
  const dossier = await readDossier(ctx, sessionId);
  if (target.enrolmentId && !dossier.people.some(({ enrolmentId }) => enrolmentId === target.enrolmentId))
    throw new Refusal('NOT_FOUND');
  const subject = ATTESTED.includes(kind) && target.enrolmentId ? await findSubject(ctx, target.enrolmentId) : null;
  const proven = await provenOf(ctx, subject ? [subject] : []);
  return { dossier, facts: officeFacts(dossier, kind, target, proven) };
}
