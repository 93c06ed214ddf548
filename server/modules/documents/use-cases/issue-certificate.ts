import type { Context } from '../../../kernel/context.ts';
import { storeFile } from '../../../kernel/files.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileToSend } from '../../../kernel/route.ts';
import { listInForce } from '../store/document.read.ts';
import { holdEnrolment, insertDocument, moveToSuperseded, takeNumber } from '../store/document.store.ts';
import { findSubject } from '../store/subject.read.ts';
import {
  CERTIFICATE,
  certificateFacts,
  completeOrganisation,
  fingerprint,
  refuseUnprovable,
} from './certificate-facts.ts';
import { makePage, newVerifyCode } from './make-page.ts';
import { hoursOf } from './read-hours.ts';

/** Facts of the certificate that an enrolment would get now. Throws why it gets none. */
export async function certificateNow(ctx: Context, enrolmentId: string) {
  const subject = await findSubject(ctx, enrolmentId);
  if (!subject) throw new Refusal('NOT_FOUND');
  const [found] = await hoursOf(ctx, [subject]);
  if (!found) throw new Refusal('NOT_FOUND');
  refuseUnprovable(found);
  const facts = certificateFacts(await completeOrganisation(ctx), found);
  return { subject, facts, minutes: found.hours.totalMn, sha256: fingerprint(facts) };
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
  await holdEnrolment(ctx, enrolmentId);
  const { subject, facts, minutes, sha256 } = await certificateNow(ctx, enrolmentId);
  const [before] = await listInForce(ctx, 'certificateOfCompletion', [enrolmentId]);
  if (before?.dataSha256 === sha256) return { documentId: before.documentId, number: before.number, isNew: false };
  if (before) await moveToSuperseded(ctx, before.documentId);

  const year = Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Europe/Paris' }).format(ctx.now));
  const rank = await takeNumber(ctx, 'certificateOfCompletion', year);
  const issue = {
    number: `${CERTIFICATE.prefix}-${year}-${String(rank).padStart(5, '0')}`,
    version: (before?.version ?? 0) + 1,
    verifyCode: newVerifyCode(ctx),
  };
  const bytes = await makePage(ctx, pdfs, { template: CERTIFICATE.template, facts, issue });
  const name = `certificat-de-realisation-${issue.number}.pdf`;
  const file = await storeFile(ctx, { bytes, mediaType: 'application/pdf', name });
  const documentId = ctx.newId();
  await insertDocument(ctx, {
    ...issue,
    documentId,
    kind: 'certificateOfCompletion',
    sessionId: subject.sessionId,
    enrolmentId,
    learnerId: subject.learnerId,
    companyId: subject.companyId,
    fileId: file.id,
    data: facts,
    dataSha256: sha256,
    template: `${CERTIFICATE.template}@${CERTIFICATE.version}`,
    minutes,
    issuedBy,
    supersedesId: before?.documentId ?? null,
  });
  await ctx.record({
    action: before ? 'documents.superseded' : 'documents.issued',
    subject: { kind: 'document', id: documentId },
    links: {
      session: subject.sessionId,
      enrolment: enrolmentId,
      person: subject.learnerId,
      company: subject.companyId,
      document: before?.documentId,
    },
    facts: { kind: 'certificateOfCompletion', number: issue.number, minutes, sha256, fileSha256: file.sha256 },
  });
  return { documentId, number: issue.number, isNew: true };
}

/** The certificate as it would be issued now, with a draft's number; nothing is kept. */
export async function draftCertificate(ctx: Context, pdfs: PdfMaker, enrolmentId: string): Promise<FileToSend> {
  const { facts } = await certificateNow(ctx, enrolmentId);
  const issue = { number: 'PROJET', version: 0, verifyCode: 'PROJET' };
  const bytes = await makePage(ctx, pdfs, { template: CERTIFICATE.template, facts, issue });
  return { bytes, mediaType: 'application/pdf', name: 'projet-de-certificat.pdf', inline: true };
}
