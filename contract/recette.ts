import { z } from 'zod';
import { Count, Day, endpoints, file, Instant, Uuid } from './endpoint.ts';

export const Priority = z.enum(['P1', 'P2', 'P3']);
export const CaseEnvironment = z.enum(['RECETTE', 'PRÉ-PROD']);
export const Outcome = z.enum(['ok', 'ko', 'blocked']);
export const CaseStatus = z.enum(['ok', 'ko', 'blocked', 'toRun', 'excluded']);
export const CoverageStatus = z.enum(['ok', 'nok', 'notRun', 'uncovered']);
export const Criterion = z.enum(['share', 'blocking', 'p1']);
export const Severity = z.enum(['blocking', 'major', 'minor']);
export const AnomalyState = z.enum(['open', 'inCorrection', 'toRetest', 'closed', 'rejected']);
export const Verdict = z.enum(['go', 'goWithReserves', 'noGo']);
export const TesterKind = z.enum(['trainer', 'staff', 'company']);
/** How a case is run: by a scenario of the product, not yet by one, or by a person alone. */
export const RunBy = z.enum(['scenario', 'notYet', 'manual']);

/** Fingerprint of a build: the only thing that results are bound to. */
export const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
export const ReleaseVersion = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$/);
const CaseCode = z.string().regex(/^CR-[A-Z0-9]{2,8}-[0-9]{2,3}$/);
const RequirementCode = z.string().regex(/^EX-[A-Z0-9]{2,8}-[0-9]{2,3}$/);
const Line = z.string().trim().min(1).max(300);
const Reason = z.string().trim().min(10).max(500);

export const CaseText = z.strictObject({
  code: CaseCode,
  domain: z.string().trim().min(1).max(80),
  title: z.string().trim().min(1).max(300),
  actor: z.string().trim().min(1).max(120),
  preconditions: z.array(Line).max(40),
  steps: z.array(Line).min(1).max(40),
  expected: z.string().trim().min(1).max(2_000),
  priority: Priority,
  isBlocking: z.boolean(),
  indicators: z.array(z.int().min(1).max(99)).max(40),
  requirements: z.array(RequirementCode).max(20),
  isAutomatable: z.boolean(),
  automation: z.string().trim().max(300),
  environment: CaseEnvironment,
});

/** The whole book as a file: what is exported is what can be imported. */
export const BookFile = z.strictObject({
  format: z.literal('formapro-recette/1'),
  /** Version of the Qualiopi framework that the indicator numbers belong to: the number of its decree. */
  framework: z.string().trim().min(1).max(40),
  requirements: z.array(z.strictObject({ code: RequirementCode, title: z.string().trim().min(1).max(200) })).max(1_000),
  cases: z.array(CaseText).min(1).max(1_000),
});

export const Standing = z.strictObject({
  planned: Count,
  excluded: Count,
  ok: Count,
  ko: Count,
  blocked: Count,
  toRun: Count,
  /** Conforming cases in hundredths of a percent of planned − excluded, rounded down; null without a case. */
  shareBp: Count.nullable(),
  criteria: z.array(
    z.strictObject({
      criterion: Criterion,
      holds: z.boolean(),
      /** What is missing, in cases or anomalies; 0 when it holds. */
      missing: Count,
      of: Count,
      isWaived: z.boolean(),
    }),
  ),
  verdict: z.enum(['go', 'goByWaiver', 'noGo']),
});

const PersonName = z.strictObject({ personId: Uuid, firstName: z.string(), lastName: z.string() });
const Iteration = z.strictObject({
  iterationId: Uuid,
  number: Count,
  digest: Digest,
  openedAt: Instant,
  decidedAt: Instant.nullable(),
});
const CampaignFacts = z.strictObject({
  campaignId: Uuid,
  version: ReleaseVersion,
  environment: CaseEnvironment,
  startsOn: Day,
  endsOn: Day,
});
const Exclusion = z.strictObject({
  exclusionId: Uuid,
  reason: z.string(),
  askedBy: PersonName,
  askedAt: Instant,
  approvedBy: PersonName.nullable(),
});
const Item = z.strictObject({
  itemId: Uuid,
  code: CaseCode,
  domain: z.string(),
  title: z.string(),
  actor: z.string(),
  priority: Priority,
  status: CaseStatus,
  runBy: RunBy,
  tester: PersonName.nullable(),
  /** Runs in the iteration shown. */
  runs: Count,
  endedAt: Instant.nullable(),
  /** Waits for its retest: not conforming in the iteration before, or with an anomaly corrected. */
  isRetest: z.boolean(),
  exclusion: Exclusion.nullable(),
});
const Waiver = z.strictObject({
  waiverId: Uuid,
  criterion: Criterion,
  reason: z.string(),
  expiresOn: Day,
  askedBy: PersonName,
  approvedBy: PersonName.nullable(),
  isInForce: z.boolean(),
});
const Reserve = z.strictObject({
  text: z.string().trim().min(5).max(500),
  owner: z.string().trim().min(2).max(120),
  due: Day,
});
const Report = z.strictObject({
  reportId: Uuid,
  iterationNumber: Count,
  digest: Digest,
  verdict: Verdict,
  number: z.string().nullable(),
  state: z.enum(['signing', 'signed', 'void']),
  reserves: z.array(Reserve),
  comment: z.string(),
  factsSha256: z.string(),
  preparedBy: PersonName,
  preparedAt: Instant,
  signedAt: Instant.nullable(),
  signatures: z.array(z.strictObject({ person: PersonName, role: z.string(), signedAt: Instant })),
});
/** Who is expected to act, and on how much. */
const Expected = z.strictObject({
  act: z.enum([
    'run',
    'correct',
    'retest',
    'approveExclusion',
    'approveWaiver',
    'decide',
    'sign',
    'openIteration',
    'release',
  ]),
  count: Count,
  people: z.array(PersonName),
});

const Anomaly = z.strictObject({
  anomalyId: Uuid,
  number: Count,
  title: z.string(),
  severity: Severity,
  state: AnomalyState,
  itemId: Uuid.nullable(),
  caseCode: z.string().nullable(),
  foundIn: Count,
  openedAt: Instant,
  openedBy: PersonName,
  nextStates: z.array(AnomalyState),
  events: z.array(
    z.strictObject({
      at: Instant,
      by: PersonName.nullable(),
      state: AnomalyState,
      severity: Severity,
      comment: z.string(),
      iterationNumber: Count,
    }),
  ),
});

const Execution = z.strictObject({
  executionId: Uuid,
  iterationNumber: Count,
  number: Count,
  by: PersonName,
  isAutomatic: z.boolean(),
  outcome: Outcome,
  steps: z.array(z.enum(['ok', 'ko', 'none'])),
  comment: z.string(),
  durationS: Count,
  endedAt: Instant,
  screenshots: z.array(z.strictObject({ screenshotId: Uuid, name: z.string() })),
});

export const ItemDetails = z.strictObject({
  itemId: Uuid,
  campaign: CampaignFacts,
  iteration: Iteration,
  case: CaseText.extend({ version: Count, framework: z.string() }),
  status: CaseStatus,
  runBy: RunBy,
  tester: PersonName.nullable(),
  /** How many runs of this iteration are recorded; sent back with the next one so that nobody runs over somebody. */
  seen: Count,
  /** Place among the caller's own cases that are still to run; null when it is not theirs. */
  next: Uuid.nullable(),
  executions: z.array(Execution),
  openAnomalies: Count,
});

const MatrixLine = z.strictObject({
  requirement: z.string(),
  requirementTitle: z.string(),
  status: CoverageStatus,
  cases: z.array(
    z.strictObject({
      itemId: Uuid,
      code: z.string(),
      title: z.string(),
      priority: Priority,
      status: CaseStatus,
      endedAt: Instant.nullable(),
      indicators: z.array(Count),
    }),
  ),
});

const campaignParams = z.strictObject({ campaignId: Uuid });
const itemParams = z.strictObject({ itemId: Uuid });
const reportParams = z.strictObject({ reportId: Uuid });
const iterationParams = z.strictObject({ iterationId: Uuid });
const MAX_PICTURE_BYTES = 8_000_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const recette = endpoints({
  'GET /recette/book': {
    summary: 'The cahier de recette: cases in force and requirements',
    answer: z.strictObject({
      framework: z.string(),
      requirements: Count,
      cases: z.array(CaseText.extend({ version: Count, runBy: RunBy })),
    }),
    refuses: [],
  },
  'GET /recette/book/export': {
    summary: 'The cahier de recette as a file that can be imported again',
    query: z.strictObject({ format: z.enum(['json', 'xlsx']) }),
    answer: file('application/json', XLSX),
    refuses: [],
  },
  'POST /recette/book/shipped': {
    summary: 'Take the cases that ship with the product; those already there stay as they are',
    answer: z.strictObject({ added: Count, changed: Count, unchanged: Count }),
    refuses: [],
  },
  'POST /recette/book/imports': {
    summary: 'Import cases from a .json or .xlsx file: new ones are added, changed ones get a new version',
    upload: { maxBytes: 5_000_000, accept: ['.json', '.xlsx', '.csv'] },
    body: z.strictObject({}),
    answer: z.strictObject({ added: Count, changed: Count, unchanged: Count }),
    refuses: [
      'BOOK_UNREADABLE',
      'BOOK_LINE_WRONG',
      'FILE_TOO_LARGE',
      'SPREADSHEET_UNREADABLE',
      'SPREADSHEET_EMPTY',
      'SPREADSHEET_MACROS',
      'SPREADSHEET_OLD_FORMAT',
      'SPREADSHEET_TOO_LARGE',
    ],
  },
  'GET /recette/campaigns': {
    summary: 'Campaigns, the last one first, each with where it stands',
    answer: z.strictObject({
      rows: z.array(CampaignFacts.extend({ iteration: Iteration, standing: Standing, report: Report.nullable() })),
      cases: Count,
    }),
    refuses: [],
  },
  'GET /recette/tester-candidates': {
    summary: 'People who may be testers: trainers, staff, representatives of client companies',
    answer: z.strictObject({ people: z.array(PersonName.extend({ kind: TesterKind, of: z.string() })) }),
    refuses: [],
  },
  'POST /recette/campaigns': {
    summary: 'Open the campaign of a version with its first build: the cases are frozen and shared out',
    body: z.strictObject({
      version: ReleaseVersion,
      environment: CaseEnvironment,
      startsOn: Day,
      endsOn: Day,
      digest: Digest,
      testerIds: z.array(Uuid).min(1).max(50),
    }),
    answer: z.strictObject({ campaignId: Uuid }),
    refuses: ['CAMPAIGN_EXISTS', 'CAMPAIGN_DATES_WRONG', 'BOOK_EMPTY', 'TESTER_UNKNOWN'],
  },
  'GET /recette/campaigns/:campaignId': {
    summary: 'A campaign: where it stands, its cases, who is expected to act',
    params: campaignParams,
    answer: CampaignFacts.extend({
      iteration: Iteration,
      iterations: z.array(Iteration),
      standing: Standing,
      items: z.array(Item),
      testers: z.array(PersonName.extend({ kind: TesterKind, toRun: Count, cases: Count })),
      openAnomalies: Count,
      waivers: z.array(Waiver),
      report: Report.nullable(),
      pastReports: z.array(Report),
      expected: z.array(Expected),
    }),
    refuses: ['NOT_FOUND'],
  },
  'POST /recette/campaigns/:campaignId/iterations': {
    summary: 'A new build is under test: every result starts again, an earlier procès-verbal is void',
    params: campaignParams,
    body: z.strictObject({ digest: Digest }),
    answer: Iteration,
    refuses: ['NOT_FOUND', 'DIGEST_ALREADY_TESTED'],
  },
  'GET /recette/my-cases': {
    summary: 'The cases that I am expected to run, of campaigns under way',
    answer: z.strictObject({
      rows: z.array(Item.omit({ exclusion: true }).extend({ version: ReleaseVersion, environment: CaseEnvironment })),
      toSign: z.array(z.strictObject({ reportId: Uuid, version: ReleaseVersion, verdict: Verdict })),
    }),
    refuses: [],
  },
  'GET /recette/items/:itemId': {
    summary: 'One case to run, with its earlier runs; a tester reads their own only',
    params: itemParams,
    answer: ItemDetails,
    refuses: ['NOT_FOUND'],
  },
  'PUT /recette/items/:itemId/tester': {
    summary: 'Give a case to another tester of the campaign',
    params: itemParams,
    body: z.strictObject({ personId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'TESTER_UNKNOWN', 'ITERATION_DECIDED'],
  },
  'POST /recette/items/:itemId/screenshots': {
    summary: 'A picture of what was seen: PNG or JPEG, rewritten without what is not the picture',
    params: itemParams,
    upload: { maxBytes: MAX_PICTURE_BYTES, accept: ['.png', '.jpg', '.jpeg'] },
    body: z.strictObject({}),
    answer: z.strictObject({ screenshotId: Uuid, name: z.string() }),
    refuses: ['NOT_FOUND', 'PICTURE_UNREADABLE', 'FILE_TOO_LARGE', 'ITERATION_DECIDED'],
  },
  'GET /recette/screenshots/:screenshotId': {
    summary: 'A picture joined to a run',
    params: z.strictObject({ screenshotId: Uuid }),
    answer: file('image/png', 'image/jpeg'),
    refuses: ['NOT_FOUND'],
  },
  'POST /recette/items/:itemId/executions': {
    summary: 'Record a run of a case on the build under test; a failed one opens an anomaly',
    params: itemParams,
    body: z.strictObject({
      digest: Digest,
      seen: Count,
      outcome: Outcome,
      steps: z.array(z.enum(['ok', 'ko', 'none'])).max(40),
      comment: z.string().trim().max(4_000),
      durationS: z.int().min(0).max(86_400),
      isAutomatic: z.boolean().default(false),
      screenshotIds: z.array(Uuid).max(20).default([]),
      /** Another gravity than the one that the priority gives; needs a reason. */
      severity: Severity.optional(),
      severityReason: z.string().trim().max(500).optional(),
    }),
    answer: z.strictObject({
      executionId: Uuid,
      number: Count,
      anomalyNumber: Count.nullable(),
      next: Uuid.nullable(),
    }),
    refuses: [
      'NOT_FOUND',
      'DIGEST_NOT_UNDER_TEST',
      'CASE_RUN_MEANWHILE',
      'ITERATION_DECIDED',
      'CASE_EXCLUDED',
      'RESULT_NEEDS_COMMENT',
      'RESULT_AGAINST_STEPS',
      'SEVERITY_NEEDS_REASON',
      'SCREENSHOT_UNKNOWN',
      'STEPS_DO_NOT_MATCH',
    ],
  },
  'POST /recette/items/:itemId/exclusion': {
    summary: 'Ask that a case leaves the count; somebody else decides',
    params: itemParams,
    body: z.strictObject({ reason: Reason }),
    answer: null,
    refuses: ['NOT_FOUND', 'EXCLUSION_EXISTS', 'ITERATION_DECIDED'],
  },
  'POST /recette/exclusions/:exclusionId/approval': {
    summary: 'Take the case out of the count, as a second person',
    params: z.strictObject({ exclusionId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'EXCLUSION_SETTLED', 'SECOND_PERSON_NEEDED', 'ITERATION_DECIDED'],
  },
  'POST /recette/exclusions/:exclusionId/withdrawal': {
    summary: 'Put the case back into the count',
    params: z.strictObject({ exclusionId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'EXCLUSION_SETTLED', 'ITERATION_DECIDED'],
  },
  'GET /recette/campaigns/:campaignId/anomalies': {
    summary: 'Anomalies of a campaign with their history',
    params: campaignParams,
    answer: z.strictObject({ rows: z.array(Anomaly) }),
    refuses: ['NOT_FOUND'],
  },
  'POST /recette/campaigns/:campaignId/anomalies': {
    summary: 'Open an anomaly that no case showed',
    params: campaignParams,
    body: z.strictObject({
      title: z.string().trim().min(3).max(200),
      severity: Severity,
      comment: z.string().trim().max(2_000),
    }),
    answer: z.strictObject({ anomalyId: Uuid, number: Count }),
    refuses: ['NOT_FOUND', 'ITERATION_DECIDED'],
  },
  'POST /recette/anomalies/:anomalyId/moves': {
    summary: 'Move an anomaly, or change its gravity; each step keeps its reason',
    params: z.strictObject({ anomalyId: Uuid }),
    body: z.strictObject({ to: AnomalyState, severity: Severity, comment: z.string().trim().max(2_000) }),
    answer: null,
    refuses: [
      'NOT_FOUND',
      'ANOMALY_MOVE_REFUSED',
      'ANOMALY_MOVED_MEANWHILE',
      'ANOMALY_NEEDS_COMMENT',
      'ANOMALY_RETEST_MISSING',
      'ITERATION_DECIDED',
    ],
  },
  'POST /recette/iterations/:iterationId/waivers': {
    summary: 'Ask that a criterion that does not hold be waived, for a reason and until a day',
    params: iterationParams,
    body: z.strictObject({ criterion: Criterion, reason: z.string().trim().min(10).max(1_000), expiresOn: Day }),
    answer: null,
    refuses: ['NOT_FOUND', 'WAIVER_EXISTS', 'WAIVER_NOT_NEEDED', 'WAIVER_EXPIRED', 'ITERATION_DECIDED'],
  },
  'POST /recette/waivers/:waiverId/approval': {
    summary: 'Accept the waiver, as a second person',
    params: z.strictObject({ waiverId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'WAIVER_SETTLED', 'SECOND_PERSON_NEEDED', 'WAIVER_EXPIRED', 'ITERATION_DECIDED'],
  },
  'POST /recette/iterations/:iterationId/reports': {
    summary: 'Prepare the procès-verbal with the facts of the moment; it waits for its signatures',
    params: iterationParams,
    body: z.strictObject({
      verdict: Verdict,
      reserves: z.array(Reserve).max(30),
      comment: z.string().trim().max(2_000),
    }),
    answer: z.strictObject({ reportId: Uuid }),
    refuses: [
      'NOT_FOUND',
      'ITERATION_DECIDED',
      'REPORT_EXISTS',
      'GO_AGAINST_THE_RULE',
      'RESERVES_MISSING',
      'RESERVES_NOT_FOR_GO',
    ],
  },
  'POST /recette/reports/:reportId/signatures': {
    summary: 'Sign the procès-verbal; with the director and one more person it is in force',
    params: reportParams,
    answer: z.strictObject({ signatures: Count, number: z.string().nullable() }),
    refuses: ['NOT_FOUND', 'REPORT_OUTDATED', 'REPORT_NOT_OPEN', 'ALREADY_SIGNED', 'GO_AGAINST_THE_RULE'],
  },
  'POST /recette/reports/:reportId/withdrawal': {
    summary: 'Withdraw a procès-verbal that is not in force yet',
    params: reportParams,
    answer: null,
    refuses: ['NOT_FOUND', 'REPORT_NOT_OPEN'],
  },
  'GET /recette/reports/:reportId/file': {
    summary: 'The procès-verbal as it was signed',
    params: reportParams,
    answer: file('application/pdf'),
    refuses: ['NOT_FOUND', 'REPORT_NOT_SIGNED'],
  },
  'GET /recette/report-verifications/:code': {
    summary: 'Whether a printed procès-verbal is in force; open to all, says nothing more',
    params: z.strictObject({ code: z.string().regex(/^[A-Z2-9]{4,40}$/i) }),
    answer: z.strictObject({
      state: z.enum(['inForce', 'void', 'unknown']),
      number: z.string().nullable(),
      version: z.string().nullable(),
      verdict: Verdict.nullable(),
      factsSha256: z.string().nullable(),
    }),
    refuses: ['TOO_MANY_TRIES'],
  },
  'GET /recette/campaigns/:campaignId/matrix': {
    summary: 'Requirement, case, last run, Qualiopi indicator',
    params: campaignParams,
    answer: z.strictObject({
      framework: z.string(),
      lines: z.array(MatrixLine),
      counts: z.strictObject({ ok: Count, nok: Count, notRun: Count, uncovered: Count }),
    }),
    refuses: ['NOT_FOUND'],
  },
  'GET /recette/campaigns/:campaignId/matrix/export': {
    summary: 'The traceability matrix as a spreadsheet',
    params: campaignParams,
    query: z.strictObject({ format: z.enum(['xlsx', 'csv']) }),
    answer: file(XLSX, 'text/csv'),
    refuses: ['NOT_FOUND'],
  },
});
