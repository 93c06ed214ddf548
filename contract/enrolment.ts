import { z } from 'zod';
import { Count, Day, endpoints, file, sessionParams, Uuid } from './endpoint.ts';

export const EnrolmentStatus = z.enum([
  'PROSPECTIVE',
  'REGISTERED',
  'CONFIRMED',
  'CONVOKED',
  'POSITIONED',
  'IN_TRAINING',
  'COMPLETED',
  'DROPPED_OUT',
  'NO_SHOW',
  'CANCELLED',
  'REPLACED',
]);
export const RosterField = z.enum([
  'ignore',
  'lastName',
  'firstName',
  'fullName',
  'email',
  'companyName',
  'siret',
  'phone',
  'jobTitle',
  'birthDate',
  'employeeNumber',
]);

export const EnrolmentRow = z.strictObject({
  enrolmentId: Uuid,
  learnerId: Uuid,
  firstName: z.string(),
  lastName: z.string(),
  companyId: Uuid.nullable(),
  companyName: z.string().nullable(),
  status: EnrolmentStatus,
});

/** A remark on one line of a roster: what was repaired, or what must be decided. */
export const RosterRemark = z.strictObject({
  code: z.enum([
    'NAME_MISSING',
    'EMAIL_INVALID',
    'EMAIL_MISTYPED',
    'EMAIL_MISSING',
    'SIRET_REPAIRED',
    'SIRET_INVALID',
    'BIRTH_DATE_INVALID',
    'SAME_PERSON_IN_FILE',
    'ALREADY_ENROLLED',
    'PERSON_KNOWN',
    'PERSON_SIMILAR',
    'COMPANY_NEW',
    'COMPANY_KNOWN',
  ]),
  field: RosterField.nullable(),
  detail: z.string(),
  blocking: z.boolean(),
});

export const RosterLine = z.strictObject({
  line: Count,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  companyName: z.string().nullable(),
  siret: z.string().nullable(),
  phone: z.string().nullable(),
  jobTitle: z.string(),
  birthDate: Day.nullable(),
  decision: z.enum(['enrol', 'skip', 'blocked']),
  remarks: z.array(RosterRemark),
});

export const Roster = z.strictObject({
  rosterId: Uuid,
  sessionId: Uuid,
  fileName: z.string(),
  state: z.enum(['read', 'enrolled', 'dropped']),
  columns: z.array(z.strictObject({ title: z.string(), field: RosterField, sample: z.array(z.string()) })),
  lines: z.array(RosterLine),
  toEnrol: Count,
  blocked: Count,
  seatsLeft: Count,
});

const rosterParams = z.strictObject({ rosterId: Uuid });

/** On what terms a company sends its people to a session. */
export const CompanyTermsBody = z.strictObject({
  basis: z.enum(['perPerson', 'group']),
  /** Euro cents before tax. */
  priceCents: z.int().min(0).max(10_000_000_000),
  funder: z.string().trim().max(200).default(''),
  fundingCase: z.string().trim().max(100).default(''),
  orderNumber: z.string().trim().max(100).default(''),
  signatoryName: z.string().trim().max(200).default(''),
  signatoryTitle: z.string().trim().max(200).default(''),
});

export const enrolment = endpoints({
  'PUT /sessions/:sessionId/companies/:companyId/terms': {
    summary: 'Price, payer and signatory agreed with a company for a session',
    params: z.strictObject({ sessionId: Uuid, companyId: Uuid }),
    body: CompanyTermsBody.extend({ revision: Count }),
    answer: null,
    refuses: ['NOT_FOUND', 'TERMS_CHANGED_MEANWHILE'],
  },
  'GET /sessions/:sessionId/enrolments': {
    summary: 'People enrolled in a session',
    params: sessionParams,
    answer: z.strictObject({ rows: z.array(EnrolmentRow) }),
    refuses: ['NOT_FOUND'],
  },
  'POST /sessions/:sessionId/enrolments': {
    summary: 'Enrol known learners',
    params: sessionParams,
    body: z.strictObject({ learnerIds: z.array(Uuid).min(1).max(200) }),
    answer: z.strictObject({ enrolled: Count, already: Count }),
    refuses: ['NOT_FOUND', 'SESSION_FULL', 'LEARNER_NOT_FOUND'],
  },
  'POST /enrolments/:enrolmentId/cancellation': {
    summary: 'Cancel an enrolment and give the seat back',
    params: z.strictObject({ enrolmentId: Uuid }),
    body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    answer: null,
    refuses: ['NOT_FOUND', 'ENROLMENT_MOVE_REFUSED'],
  },
  'GET /people/:personId/enrolments': {
    summary: 'Sessions of one learner',
    params: z.strictObject({ personId: Uuid }),
    answer: z.strictObject({
      rows: z.array(
        z.strictObject({
          enrolmentId: Uuid,
          sessionId: Uuid,
          code: z.string(),
          title: z.string(),
          startsOn: Day,
          endsOn: Day,
          status: EnrolmentStatus,
        }),
      ),
    }),
    refuses: [],
  },
  'POST /sessions/:sessionId/rosters': {
    summary: 'Read a client’s file (.xlsx or .csv) and show what was understood; nobody is enrolled yet',
    params: sessionParams,
    upload: { maxBytes: 15_000_000, accept: ['.xlsx', '.csv', '.txt', '.tsv'] },
    answer: Roster,
    refuses: [
      'NOT_FOUND',
      'SPREADSHEET_UNREADABLE',
      'SPREADSHEET_EMPTY',
      'SPREADSHEET_MACROS',
      'SPREADSHEET_OLD_FORMAT',
      'SPREADSHEET_TOO_LARGE',
      'FILE_TOO_LARGE',
    ],
  },
  'GET /rosters/:rosterId': {
    summary: 'A client’s file as it is understood now',
    params: rosterParams,
    answer: Roster,
    refuses: ['NOT_FOUND'],
  },
  'PUT /rosters/:rosterId': {
    summary: 'Correct the columns and lines of a client’s file',
    params: rosterParams,
    body: z.strictObject({
      fields: z.array(RosterField).max(200),
      skippedLines: z.array(Count).max(20_000),
      corrections: z.array(z.strictObject({ line: Count, field: RosterField, value: z.string().max(300) })).max(5_000),
    }),
    answer: Roster,
    refuses: ['NOT_FOUND', 'ROSTER_CLOSED'],
  },
  'POST /rosters/:rosterId/enrolment': {
    summary: 'Enrol everybody of the file, or nobody',
    params: rosterParams,
    answer: z.strictObject({ enrolled: Count, newPeople: Count, newCompanies: Count }),
    refuses: ['NOT_FOUND', 'ROSTER_CLOSED', 'ROSTER_BLOCKED', 'SESSION_FULL'],
  },
  'GET /sessions/:sessionId/enrolments/export': {
    summary: 'People of a session as a spreadsheet',
    params: sessionParams,
    answer: file('text/csv'),
    refuses: ['NOT_FOUND'],
  },
});
