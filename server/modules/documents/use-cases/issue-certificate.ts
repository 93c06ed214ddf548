import type { Context } from '../../../kernel/context.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileToSend } from '../../../kernel/route.ts';
import { listInForce } from '../store/document.read.ts';
import { holdDocument } from '../store/document.store.ts';
import { findSubject } from '../store/subject.read.ts';
import { CERTIFICATE, certificateFacts, completeOrganisation, refuseUnprovable } from './certificate-facts.ts';
import { keepDocument } from './keep-document.ts';
import { makePage } from './make-page.ts';
import { hoursOf } from './read-hours.ts';

/** Facts of the certificate that an enrolment would get now. Throws why it gets none. */
export async function certificateNow(ctx: Context, enrolmentId: string) {
  const subject = await findSubject(ctx, enrolmentId);
  if (!subject) throw new Refusal('NOT_FOUND');
  const [found] = await hoursOf(ctx, [subject]);
  if (!found) throw new Refusal('NOT_FOUND');
  refuseUnprovable(found);
  const facts = certificateFacts(await completeOrganisation(ctx), found);
  return { subject, facts, minutes: found.hours.totalMn };
}

/**
 * Issues the certificate of completion of one enrolment, or gives the one in force when it says the same.
 *
 * Keeps INV-DOC-01 (one certificate in force per enrolment) and INV-DOC-02 (numbers without gap or double). A corrected
 * one has its own number and supersedes the old one, whose verification page says so.
 */
export async function issueCertificate(
  ctx: Context,
  pdfs: PdfMaker,
  { enrolmentId, issuedBy }: { enrolmentId: string; issuedBy: string | null },
): Promise<{ documentId: string; number: string; isNew: boolean }> {
  await holdDocument(ctx, 'certificateOfCompletion', enrolmentId);
  const { subject, facts, minutes } = await certificateNow(ctx, enrolmentId);
  const [before] = await listInForce(ctx, 'certificateOfCompletion', [enrolmentId]);
  const { sessionId, learnerId, companyId } = subject;
  return keepDocument(ctx, pdfs, {
    kind: 'certificateOfCompletion',
    look: CERTIFICATE,
    facts,
    before: before ?? null,
    about: { sessionId, enrolmentId, learnerId, companyId },
    minutes,
    issuedBy,
  });
}

/** The certificate as it would be issued now, with a draft's number; nothing is kept. */
export async function draftCertificate(ctx: Context, pdfs: PdfMaker, enrolmentId: string): Promise<FileToSend> {
  const { facts } = await certificateNow(ctx, enrolmentId);
  const issue = { number: 'PROJET', version: 0, verifyCode: 'PROJET' };
  const bytes = await makePage(ctx, pdfs, { template: CERTIFICATE.template, facts, issue });
  return { bytes, mediaType: 'application/pdf', name: 'projet-de-certificat.pdf', inline: true };
}
