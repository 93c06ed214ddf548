import { z } from 'zod';
import { Count, endpoints, file, Instant, page, pageQuery, sessionParams, Uuid } from './endpoint.ts';
import { CompanyTermsBody } from './enrolment.ts';

/** Documents of a session that the office makes, beside what proves it. */
export const OfficeKind = z.enum([
  'agreement',
  'convocation',
  'program',
  'internalRules',
  'welcomeBooklet',
  'trainingCertificate',
  'attendanceCertificate',
]);
export const DocumentKind = z.enum([
  'certificateOfCompletion',
  'attendanceSheet',
  'remoteActivityRecord',
  ...OfficeKind.options,
]);

export const DocumentRow = z.strictObject({
  documentId: Uuid,
  kind: DocumentKind,
  number: z.string(),
  version: Count,
  state: z.enum(['issued', 'superseded', 'revoked']),
  issuedAt: Instant,
  sessionId: Uuid.nullable(),
  sessionCode: z.string(),
  sessionTitle: z.string(),
  learnerId: Uuid.nullable(),
  learnerName: z.string(),
  companyName: z.string(),
  minutes: Count.nullable(),
});

/** One person in the preview of a batch: what would happen and why. */
export const CertificateCandidate = z.strictObject({
  enrolmentId: Uuid,
  learnerId: Uuid,
  firstName: z.string(),
  lastName: z.string(),
  companyName: z.string(),
  presenceMn: Count,
  remoteMn: Count,
  totalMn: Count,
  verdict: z.enum(['new', 'changed', 'unchanged', 'refused']),
  /** Sentence in the reader's language; empty unless refused. */
  reason: z.string(),
  number: z.string().nullable(),
  documentId: Uuid.nullable(),
});

export const Batch = z.strictObject({
  batchId: Uuid,
  state: z.enum(['running', 'done', 'stopped']),
  total: Count,
  done: Count,
  refused: z.array(z.strictObject({ enrolmentId: Uuid, reason: z.string() })),
});

const HoursLine = z.strictObject({
  kind: z.enum(['presence', 'activity']),
  id: z.string(),
  name: z.string(),
  day: z.string(),
  minutes: Count,
  evidence: z.string(),
});

/** Why a document of a session cannot be made yet. */
const UNMADE = [
  'CONVOCATION_NO_SLOT',
  'AGREEMENT_NO_PRICE',
  'CERTIFICATE_NO_HOURS',
  'CERTIFICATE_SHEETS_OPEN',
  'OUTCOMES_NOT_NOTED',
] as const;

/** Where a document stands for the person or the company of its line. */
const CellState = z.enum([
  'blocked',
  'toProduce',
  'changed',
  'produced',
  'waiting',
  'sent',
  'failed',
  'handed',
  'toResend',
]);
export const BoardCell = z.strictObject({
  kind: OfficeKind,
  enrolmentId: Uuid.nullable(),
  companyId: Uuid.nullable(),
  /** The same document for the whole session. */
  isShared: z.boolean(),
  state: CellState,
  documentId: Uuid.nullable(),
  number: z.string().nullable(),
  version: Count,
  /** Why it cannot be made, in the reader's language; empty unless blocked. */
  reason: z.string(),
  /** When it was sent or handed over, or when it leaves; null before. */
  at: Instant.nullable(),
  /** When the reader first opened the link of the mail. */
  openedAt: Instant.nullable(),
});

/** What is missing to reach somebody or to fill a document, found before anything is made. */
const Warning = z.enum(['noEmail', 'noContact', 'noAddress', 'noSiret', 'noSignatory']);

/** Documents of a session: a line per person, a line per company, a cell per kind. */
export const DocumentBoard = z.strictObject({
  /** Mass sends that can still be undone. */
  waiting: z.array(z.strictObject({ dispatchId: Uuid, sendAfter: Instant, documents: Count, readers: Count })),
  people: z.array(
    z.strictObject({
      enrolmentId: Uuid,
      learnerId: Uuid,
      name: z.string(),
      companyName: z.string(),
      email: z.string().nullable(),
      warnings: z.array(Warning),
      cells: z.array(BoardCell),
    }),
  ),
  companies: z.array(
    z.strictObject({
      companyId: Uuid,
      name: z.string(),
      people: Count,
      contacts: z.array(z.strictObject({ name: z.string(), email: z.string().nullable() })),
      warnings: z.array(Warning),
      /** What holds now; revision 0 is the price of the program. */
      terms: CompanyTermsBody.extend({ revision: Count }),
      cells: z.array(BoardCell),
    }),
  ),
});

const Articles = z
  .array(z.strictObject({ title: z.string().trim().min(1).max(200), text: z.string().trim().min(1).max(10_000) }))
  .min(1)
  .max(60);
const TextKind = z.enum(['agreementTerms', 'convocationNotice', 'programNotice', 'internalRules', 'welcomeBooklet']);

/** A document of a session: one enrolment's, one company's, or the session's when both are null. */
const wantedQuery = z.strictObject({
  kind: OfficeKind,
  enrolmentId: Uuid.optional(),
  companyId: Uuid.optional(),
});

/** What a personal link carries after its #. */
const linkParams = z.strictObject({ code: z.string().regex(/^[\w-]{8,64}$/) });

const enrolmentParams = z.strictObject({ enrolmentId: Uuid });
const documentParams = z.strictObject({ documentId: Uuid });

export const documents = endpoints({
  'GET /sessions/:sessionId/documents': {
    summary: 'Documents of a session, person by person and company by company, with what is missing',
    params: sessionParams,
    answer: DocumentBoard,
    refuses: ['NOT_FOUND', 'ORGANISATION_MISSING'],
  },
  'GET /sessions/:sessionId/document-draft': {
    summary: 'A document of a session as it would be issued now, marked as a draft; nothing is kept',
    params: sessionParams,
    query: wantedQuery,
    answer: file('application/pdf'),
    refuses: ['NOT_FOUND', 'ORGANISATION_MISSING', ...UNMADE],
  },
  'POST /sessions/:sessionId/documents': {
    summary: 'Issue one document of a session; one that says the same is given again, a corrected one replaces the old',
    params: sessionParams,
    body: z.strictObject({
      kind: OfficeKind,
      enrolmentId: Uuid.nullable().default(null),
      companyId: Uuid.nullable().default(null),
    }),
    answer: z.strictObject({ documentId: Uuid, number: z.string(), isNew: z.boolean() }),
    refuses: ['NOT_FOUND', 'ORGANISATION_MISSING', ...UNMADE],
  },
  'POST /sessions/:sessionId/dispatches': {
    summary:
      'Send documents of a session: they are made in the background and leave in ten minutes unless it is undone',
    params: sessionParams,
    body: z.strictObject({
      lines: z
        .array(z.strictObject({ kind: OfficeKind, enrolmentId: Uuid.nullable(), companyId: Uuid.nullable() }))
        .min(1)
        .max(3_000),
    }),
    answer: z.strictObject({
      dispatchId: Uuid,
      sendAfter: Instant,
      documents: Count,
      readers: Count,
      /** People and companies without an address. */
      unreachable: Count,
    }),
    refuses: ['NOT_FOUND', 'ORGANISATION_MISSING', 'DISPATCH_NOTHING_NEW', 'NOBODY_TO_WRITE_TO'],
  },
  'POST /document-dispatches/:dispatchId/undo': {
    summary: 'Take a mass send back before it leaves',
    params: z.strictObject({ dispatchId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'DISPATCH_GONE'],
  },
  'POST /sessions/:sessionId/handovers': {
    summary: 'Note that a document was handed over; its reader finds it in their space',
    params: sessionParams,
    body: z.strictObject({ kind: OfficeKind, enrolmentId: Uuid.nullable(), companyId: Uuid.nullable() }),
    answer: z.strictObject({ documentId: Uuid }),
    refuses: ['NOT_FOUND', 'ORGANISATION_MISSING', ...UNMADE],
  },
  'GET /document-links/:code': {
    summary: 'What the personal link of a mail opens, and what replaced it since',
    params: linkParams,
    answer: z.strictObject({
      firstName: z.string(),
      training: z.string(),
      documents: z.array(
        z.strictObject({
          kind: DocumentKind,
          documentId: Uuid,
          number: z.string(),
          state: z.enum(['issued', 'superseded', 'revoked']),
          newer: z.strictObject({ documentId: Uuid, number: z.string() }).nullable(),
        }),
      ),
    }),
    refuses: ['DOCUMENT_LINK_UNKNOWN', 'TOO_MANY_TRIES'],
  },
  'GET /document-links/:code/files/:documentId': {
    summary: 'One document of a personal link',
    params: linkParams.extend({ documentId: Uuid }),
    answer: file('application/pdf'),
    refuses: ['DOCUMENT_LINK_UNKNOWN', 'TOO_MANY_TRIES'],
  },
  'GET /document-texts': {
    summary: 'Texts of the organisation that its documents carry, with their version',
    answer: z.strictObject({
      /** What may stand between braces. */
      tags: z.array(z.string()),
      texts: z.array(
        z.strictObject({ kind: TextKind, number: Count, savedAt: Instant.nullable(), articles: Articles }),
      ),
    }),
    refuses: [],
  },
  'PUT /document-texts/:kind': {
    summary: 'Keep a new version of a text; documents issued before keep theirs',
    params: z.strictObject({ kind: TextKind }),
    body: z.strictObject({ after: Count, articles: Articles }),
    answer: null,
    refuses: ['TEXT_TAG_UNKNOWN', 'TEXT_CHANGED_MEANWHILE'],
  },
  'GET /documents': {
    summary: 'Documents issued, as far as the caller may see',
    query: pageQuery(['issuedAt', 'number']).extend({
      kind: DocumentKind.optional(),
      sessionId: Uuid.optional(),
      personId: Uuid.optional(),
    }),
    answer: page(DocumentRow),
    refuses: [],
  },
  'GET /documents/export': {
    summary: 'The register of documents as a spreadsheet',
    query: z.strictObject({ search: z.string().max(100).optional(), kind: DocumentKind.optional() }),
    answer: file('text/csv'),
    refuses: [],
  },
  'GET /documents/:documentId/file': {
    summary: 'The document as it was issued',
    params: documentParams,
    answer: file('application/pdf'),
    refuses: ['NOT_FOUND'],
  },
  'POST /documents/:documentId/revocation': {
    summary: 'Revoke a document: its verification page says so from now on',
    params: documentParams,
    body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
    answer: null,
    refuses: ['NOT_FOUND', 'DOCUMENT_NOT_ISSUED'],
  },
  'GET /enrolments/:enrolmentId/hours': {
    summary: 'Hours that can be proven for one enrolment, line by line, each with its evidence',
    params: enrolmentParams,
    answer: z.strictObject({
      totalMn: Count,
      presenceMn: Count,
      remoteMn: Count,
      cappedMn: Count,
      lines: z.array(HoursLine),
    }),
    refuses: ['NOT_FOUND'],
  },
  'GET /sessions/:sessionId/certificates': {
    summary: 'Preview of the certificates of a session: who receives what, who does not and why',
    params: sessionParams,
    answer: z.strictObject({ people: z.array(CertificateCandidate), running: Batch.nullable() }),
    refuses: ['NOT_FOUND'],
  },
  'POST /sessions/:sessionId/certificates': {
    summary: 'Issue the certificates of a session in the background; asking again while it runs gives the same batch',
    params: sessionParams,
    answer: Batch,
    refuses: ['NOT_FOUND', 'NOTHING_TO_ISSUE'],
  },
  'GET /document-batches/:batchId': {
    summary: 'How far a batch is',
    params: z.strictObject({ batchId: Uuid }),
    answer: Batch,
    refuses: ['NOT_FOUND'],
  },
  'GET /enrolments/:enrolmentId/certificate-draft': {
    summary: 'The certificate as it would be issued now, marked as a draft; nothing is kept',
    params: enrolmentParams,
    answer: file('application/pdf'),
    refuses: ['NOT_FOUND', 'CERTIFICATE_NO_HOURS', 'CERTIFICATE_SHEETS_OPEN', 'ORGANISATION_MISSING'],
  },
  'POST /sessions/:sessionId/attendance-sheets': {
    summary: 'Issue the attendance sheet of a session from its sealed half-days',
    params: sessionParams,
    answer: z.strictObject({ documentId: Uuid, number: z.string() }),
    refuses: ['NOT_FOUND', 'SHEET_NOTHING_SEALED', 'ORGANISATION_MISSING'],
  },
  'GET /verifications/:code': {
    summary: 'Whether a printed document is valid; open to all, says nothing more',
    params: z.strictObject({ code: z.string().regex(/^[A-Z2-9]{4,40}$/i) }),
    answer: z.strictObject({
      verdict: z.enum(['valid', 'revoked', 'unknown']),
      kind: DocumentKind.nullable(),
      number: z.string().nullable(),
      issuedOn: z.string().nullable(),
    }),
    refuses: ['TOO_MANY_TRIES'],
  },
});
