import type { Context } from '../../../kernel/context.ts';
import { personOf } from '../../../kernel/context.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findSession } from '../../sessions/index.ts';
import { WHOLE_SESSION } from '../domain/document-kinds.ts';
import { findInForce } from '../store/document.read.ts';
import { holdDocument } from '../store/document.store.ts';
import { attendanceSheetFacts } from './attendance-sheet-facts.ts';
import { completeOrganisation } from './certificate-facts.ts';
import { keepDocument } from './keep-document.ts';

const SHEET = { template: 'attendance-sheet', version: 'v1', prefix: 'FE', fileName: 'feuille-d-emargement' } as const;

/** Issues the sheet of a session from its sealed half-days; one that says the same is given again. */
export async function issueAttendanceSheet(ctx: Context, pdfs: PdfMaker, sessionId: string) {
  const session = await findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  await holdDocument(ctx, 'attendanceSheet', sessionId);
  const { documentId, number } = await keepDocument(ctx, pdfs, {
    kind: 'attendanceSheet',
    look: SHEET,
    facts: await attendanceSheetFacts(ctx, session, await completeOrganisation(ctx)),
    before: await findInForce(ctx, sessionId, 'attendanceSheet', WHOLE_SESSION),
    about: { sessionId, enrolmentId: null, learnerId: null, companyId: null },
    minutes: null,
    issuedBy: personOf(ctx).personId,
  });
  return { documentId, number };
}
