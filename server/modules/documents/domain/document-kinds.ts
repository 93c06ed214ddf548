/** Documents of a session beside what proves it, in the order of the office's work. */
export const OFFICE_KINDS = [
  'agreement',
  'convocation',
  'program',
  'internalRules',
  'welcomeBooklet',
  'trainingCertificate',
  'attendanceCertificate',
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];
export type DocumentKind = OfficeKind | 'certificateOfCompletion' | 'attendanceSheet' | 'remoteActivityRecord';

/** Whose document it is: one per enrolment, one per client company, or the same for the whole session. */
export type Scope = 'learner' | 'company' | 'session';

type KindFacts = {
  readonly scope: Scope;
  readonly template: string;
  /** Raised when a page changes so much that the same facts are another document. */
  readonly version: string;
  readonly prefix: string;
  readonly fileName: string;
};

export const KIND_FACTS: Readonly<Record<OfficeKind, KindFacts>> = {
  agreement: { scope: 'company', template: 'agreement', version: 'v1', prefix: 'CF', fileName: 'convention' },
  convocation: { scope: 'learner', template: 'convocation', version: 'v1', prefix: 'CO', fileName: 'convocation' },
  program: { scope: 'session', template: 'program', version: 'v1', prefix: 'PF', fileName: 'programme' },
  internalRules: { scope: 'session', template: 'text', version: 'v1', prefix: 'RI', fileName: 'reglement-interieur' },
  welcomeBooklet: { scope: 'session', template: 'text', version: 'v1', prefix: 'LA', fileName: 'livret-d-accueil' },
  trainingCertificate: {
    scope: 'learner',
    template: 'training-certificate',
    version: 'v1',
    prefix: 'AF',
    fileName: 'attestation-de-fin-de-formation',
  },
  attendanceCertificate: {
    scope: 'learner',
    template: 'attendance-certificate',
    version: 'v1',
    prefix: 'AA',
    fileName: 'attestation-d-assiduite',
  },
};

/** What a document is about inside its session: an enrolment, a company, or null for the whole session. */
export type Target = { readonly enrolmentId: string | null; readonly companyId: string | null };
export const WHOLE_SESSION: Target = { enrolmentId: null, companyId: null };
