import type { Context } from '../../../kernel/context.ts';
import { personOf } from '../../../kernel/context.ts';
import { storeFile } from '../../../kernel/files.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findSession } from '../../sessions/index.ts';
import { findSheetInForce } from '../store/document.read.ts';
import { holdEnrolment, insertDocument, moveToSuperseded, takeNumber } from '../store/document.store.ts';
import { attendanceSheetFacts } from './attendance-sheet-facts.ts';
import { completeOrganisation, fingerprint } from './certificate-facts.ts';
import { makePage, newVerifyCode } from './make-page.ts';

const TEMPLATE = { name: 'attendance-sheet', version: 'v1', prefix: 'FE' } as const;

/** Issues the sheet of a session from its sealed half-days; one that says the same is given again. */
export async function issueAttendanceSheet(ctx: Context, pdfs: PdfMaker, sessionId: string) {
  const session = await findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  await holdEnrolment(ctx, sessionId);
  const facts = await attendanceSheetFacts(ctx, session, await completeOrganisation(ctx));
  const dataSha256 = fingerprint(facts);
  const before = await findSheetInForce(ctx, sessionId);
  if (before?.dataSha256 === dataSha256) return { documentId: before.documentId, number: before.number };
  if (before) await moveToSuperseded(ctx, before.documentId);

  const year = Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Europe/Paris' }).format(ctx.now));
  const rank = await takeNumber(ctx, 'attendanceSheet', year);
  const issue = {
    number: `${TEMPLATE.prefix}-${year}-${String(rank).padStart(5, '0')}`,
    version: (before?.version ?? 0) + 1,
    verifyCode: newVerifyCode(ctx),
  };
  const bytes = await makePage(ctx, pdfs, { template: TEMPLATE.name, facts, issue });
  const name = `feuille-d-emargement-${issue.number}.pdf`;
  const file = await storeFile(ctx, { bytes, mediaType: 'application/pdf', name });
  const documentId = ctx.newId();
  await insertDocument(ctx, {
    ...issue,
    documentId,
    kind: 'attendanceSheet',
    sessionId,
    enrolmentId: null,
    learnerId: null,
    companyId: null,
    fileId: file.id,
    data: facts,
    dataSha256,
    template: `${TEMPLATE.name}@${TEMPLATE.version}`,
    minutes: null,
    issuedBy: personOf(ctx).personId,
    supersedesId: before?.documentId ?? null,
  });
  await ctx.record({
    action: before ? 'documents.superseded' : 'documents.issued',
    subject: { kind: 'document', id: documentId },
    links: { session: sessionId, document: before?.documentId },
    facts: { kind: 'attendanceSheet', number: issue.number, sha256: dataSha256, fileSha256: file.sha256 },
  });
  return { documentId, number: issue.number };
}
