import { documents } from '../../../../contract/documents.ts';
import { STAFF } from '../../../kernel/access.ts';
import { personOf } from '../../../kernel/context.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { type Route, routes } from '../../../kernel/route.ts';
import { handOver } from '../use-cases/hand-over.ts';
import { issueAttendanceSheet } from '../use-cases/issue-attendance-sheet.ts';
import { previewCertificates, readBatch, startCertificates } from '../use-cases/issue-batch.ts';
import { draftCertificate } from '../use-cases/issue-certificate.ts';
import { draftDocument, issueDocument } from '../use-cases/issue-document.ts';
import { keepText, readTexts } from '../use-cases/keep-text.ts';
import { openEnclosed, openEnvelope } from '../use-cases/open-envelope.ts';
import { readBoard } from '../use-cases/read-board.ts';
import {
  exportDocuments,
  listDocuments,
  openDocument,
  revokeDocument,
  verifyDocument,
} from '../use-cases/read-documents.ts';
import { readHours } from '../use-cases/read-hours.ts';
import { startDispatch } from '../use-cases/start-dispatch.ts';
import { undoDispatch } from '../use-cases/undo-dispatch.ts';

const OFFICE = {
  allow: { trainingAdministrator: 'all', director: 'all' },
  why: 'the office issues documents',
} as const;
const PROOF_READERS = { allow: { ...STAFF, auditor: 'all' }, why: 'the office and auditors read what proves' } as const;
const HOLDERS = {
  allow: { ...STAFF, auditor: 'all', trainer: 'assigned', companyManager: 'company', learner: 'own' },
  why: 'the office sees all, a trainer their sessions; a company and a learner what row security leaves them: their own',
} as const;

const LINK = {
  open: true,
  why: 'whoever holds the personal link of a mail reads what the mail carries, and nothing else; throttled',
} as const;

export const documentRoutes = (pdfs: PdfMaker): Route[] =>
  routes('documents', documents, {
    'GET /sessions/:sessionId/documents': {
      access: { allow: STAFF, why: 'the office follows what everybody must receive' },
      run: (ctx, { params }) => readBoard(ctx, params.sessionId),
    },
    'GET /sessions/:sessionId/document-draft': {
      access: { allow: STAFF, why: 'the office reads a document before it is issued' },
      run: (ctx, { params, query: { kind, enrolmentId = null, companyId = null } }) =>
        draftDocument(ctx, pdfs, { ...params, kind, target: { enrolmentId, companyId } }),
    },
    'POST /sessions/:sessionId/documents': {
      access: OFFICE,
      run: (ctx, { params, body: { kind, ...target } }) =>
        issueDocument(ctx, pdfs, { ...params, kind, target, issuedBy: personOf(ctx).personId }),
    },
    'POST /sessions/:sessionId/dispatches': {
      access: { ...OFFICE, why: 'the office sends documents' },
      run: (ctx, { params, body }) => startDispatch(ctx, { ...params, ...body }),
    },
    'POST /document-dispatches/:dispatchId/undo': {
      access: { ...OFFICE, why: 'the office takes back what it sends' },
      run: (ctx, { params }) => undoDispatch(ctx, params.dispatchId),
    },
    'POST /sessions/:sessionId/handovers': {
      access: { ...OFFICE, why: 'the office hands documents over' },
      run: (ctx, { params, body }) => handOver(ctx, pdfs, { ...params, ...body }),
    },
    'GET /document-links/:code': {
      access: LINK,
      runOpen: (app, _scope, { params, http }) => openEnvelope(app, { code: params.code, http }),
    },
    'GET /document-links/:code/files/:documentId': {
      access: LINK,
      runOpen: (app, _scope, { params, http }) => openEnclosed(app, { code: params.code, http }, params.documentId),
    },
    'GET /document-texts': {
      access: { allow: STAFF, why: 'what the organisation’s own documents say' },
      run: (ctx) => readTexts(ctx),
    },
    'PUT /document-texts/:kind': {
      access: { ...OFFICE, why: 'the office keeps what its documents say' },
      run: (ctx, { params, body }) => keepText(ctx, { ...params, ...body }),
    },
    'GET /documents': { access: HOLDERS, run: (ctx, { query }) => listDocuments(ctx, query) },
    'GET /documents/export': {
      access: PROOF_READERS,
      run: async (ctx, { query }) => ({
        bytes: await exportDocuments(ctx, query),
        mediaType: 'text/csv',
        name: 'documents.csv',
      }),
    },
    'GET /documents/:documentId/file': {
      access: HOLDERS,
      run: (ctx, { params }) => openDocument(ctx, params.documentId),
    },
    'POST /documents/:documentId/revocation': {
      access: OFFICE,
      run: (ctx, { params, body }) => revokeDocument(ctx, params.documentId, body.reason),
    },
    'GET /enrolments/:enrolmentId/hours': {
      access: { ...PROOF_READERS, allow: { ...PROOF_READERS.allow, trainer: 'assigned' } },
      run: async (ctx, { params }) => {
        const { lines, ...totals } = await readHours(ctx, params.enrolmentId);
        return { ...totals, lines: [...lines] };
      },
    },
    'GET /sessions/:sessionId/certificates': {
      access: PROOF_READERS,
      run: (ctx, { params }) => previewCertificates(ctx, params.sessionId),
    },
    'POST /sessions/:sessionId/certificates': {
      access: OFFICE,
      run: (ctx, { params }) => startCertificates(ctx, params.sessionId),
    },
    'GET /document-batches/:batchId': { access: OFFICE, run: (ctx, { params }) => readBatch(ctx, params.batchId) },
    'GET /enrolments/:enrolmentId/certificate-draft': {
      access: OFFICE,
      run: (ctx, { params }) => draftCertificate(ctx, pdfs, params.enrolmentId),
    },
    'POST /sessions/:sessionId/attendance-sheets': {
      access: OFFICE,
      run: (ctx, { params }) => issueAttendanceSheet(ctx, pdfs, params.sessionId),
    },
    'GET /verifications/:code': {
      access: {
        open: true,
        why: 'whoever holds a printed document may verify it; throttled; says valid, revoked or unknown',
      },
      runOpen: (app, _scope, { params, http }) => verifyDocument(app, { code: params.code, http }),
    },
  });
