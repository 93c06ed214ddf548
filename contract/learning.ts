import { z } from 'zod';
import { Answers, Attempt } from './assessment.ts';
import { Count, endpoints, file, Instant, page, pageQuery, ShortText, Uuid } from './endpoint.ts';
import { Completion, Success } from './player.ts';

export const PACKAGE_MAX_BYTES = 2_000_000_000;
export const DOCUMENT_MAX_BYTES = 50_000_000;

const BasisPoints = z.int().min(0).max(10_000);

export const PackageRow = z.strictObject({
  packageId: Uuid,
  title: z.string(),
  versionId: Uuid,
  versionNumber: Count,
  state: z.enum(['preview', 'published', 'retired']),
  edition: z.string(),
  items: Count,
  sizeBytes: Count,
  createdAt: Instant,
});

export type OutlineItem = { title: string; opens: boolean; children: OutlineItem[] };
const OutlineItem: z.ZodType<OutlineItem> = z.strictObject({
  title: z.string(),
  opens: z.boolean(),
  get children() {
    return z.array(OutlineItem);
  },
});

export const PackageVersion = PackageRow.extend({
  outline: z.array(OutlineItem),
  /** What the import noticed; sentences in the reader's language. */
  remarks: z.array(z.string()),
  dropped: z.array(z.string()),
  fileCount: Count,
});

export const StepKind = z.enum(['package', 'onSite', 'virtualClass', 'quiz', 'document']);
export const Unlock = z.enum(['free', 'after-previous', 'after-step', 'after-first-slot']);

const StepFacts = z.strictObject({
  stepId: Uuid,
  kind: StepKind,
  title: z.string().trim().min(1).max(200),
  plannedMn: z.int().min(0).max(6000),
  packageVersionId: Uuid.nullable(),
  quizId: Uuid.nullable(),
  fileId: Uuid.nullable(),
  unlock: Unlock,
  unlockStepId: Uuid.nullable(),
});

export const Path = z.strictObject({
  /** Draft versions are changed; a published path stays as it was sold. */
  isEditable: z.boolean(),
  /** Raised by each save: a save that started from an older one is refused. */
  revision: Count,
  steps: z.array(StepFacts),
});

/** One step of a path as its learner sees it. */
export const LearnerStep = z.strictObject({
  stepId: Uuid,
  kind: StepKind,
  title: z.string(),
  plannedMn: Count,
  state: z.enum(['locked', 'ready', 'opened', 'completed', 'upcoming', 'past']),
  /** Why it is locked: title of the step to finish first, or '' for the first half-day. */
  waitsFor: z.string().nullable(),
  progressBp: BasisPoints,
  scoreBp: BasisPoints.nullable(),
  passed: z.boolean().nullable(),
  realSeconds: Count,
  bookmark: z.string(),
  completedAt: Instant.nullable(),
  slotId: Uuid.nullable(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  place: z.string(),
});

const Values = z.record(z.string(), z.string());

export const TrackedItem = z.strictObject({
  itemId: z.string(),
  title: z.string(),
  completion: Completion,
  success: Success,
  scoreBp: BasisPoints.nullable(),
  totalSeconds: Count,
  location: z.string(),
  suspendData: z.string(),
  attempt: Count,
  updatedAt: Instant,
  objectives: z.array(z.record(z.string(), z.string())),
  interactions: z.array(z.record(z.string(), z.string())),
  /** All that content wrote in its latest attempt, by element of the data model. */
  values: Values,
  /** Attempts that a later one replaced, the oldest first, as their last commit left them. */
  endedAttempts: z.array(z.strictObject({ attempt: Count, values: Values, updatedAt: Instant })),
});

const packageParams = z.strictObject({ packageId: Uuid });
const versionParams = z.strictObject({ packageVersionId: Uuid });
const programParams = z.strictObject({ versionId: Uuid });
const stepParams = z.strictObject({ enrolmentId: Uuid, stepId: Uuid });
const attemptParams = stepParams.extend({ attemptId: Uuid });
const IMPORT_REFUSALS = [
  'ARCHIVE_BROKEN',
  'ARCHIVE_TOO_LARGE',
  'ARCHIVE_TOO_MANY_FILES',
  'ARCHIVE_MISMATCH',
  'PACKAGE_NO_MANIFEST',
  'PACKAGE_SCORM_11',
  'FILE_TOO_LARGE',
];

export const learning = endpoints({
  'GET /packages': {
    summary: 'E-learning packages, latest version of each',
    query: pageQuery(['title', 'createdAt', 'sizeBytes']),
    answer: page(PackageRow),
    refuses: [],
  },
  'POST /packages': {
    summary: 'Import a SCORM 1.2 or 2004 package; it waits in preview until it is published',
    upload: { maxBytes: PACKAGE_MAX_BYTES, accept: ['.zip', '.pif'] },
    body: z.strictObject({}),
    answer: PackageVersion,
    refuses: IMPORT_REFUSALS,
  },
  'POST /packages/:packageId/versions': {
    summary: 'Import a new version of a package; learners who started stay on theirs',
    params: packageParams,
    upload: { maxBytes: PACKAGE_MAX_BYTES, accept: ['.zip', '.pif'] },
    body: z.strictObject({}),
    answer: PackageVersion,
    refuses: ['NOT_FOUND', ...IMPORT_REFUSALS],
  },
  'GET /package-versions/:packageVersionId': {
    summary: 'One version of a package: outline, remarks of the import',
    params: versionParams,
    answer: PackageVersion,
    refuses: ['NOT_FOUND'],
  },
  'POST /package-versions/:packageVersionId/preview': {
    summary: 'Address that plays this version without keeping anything, for one hour',
    params: versionParams,
    answer: z.strictObject({ url: z.string() }),
    refuses: ['NOT_FOUND'],
  },
  'POST /package-versions/:packageVersionId/publication': {
    summary: 'Publish a version; the one it replaces is retired',
    params: versionParams,
    body: z.strictObject({ title: ShortText.min(1) }),
    answer: null,
    refuses: ['NOT_FOUND', 'PACKAGE_NOT_IN_PREVIEW'],
  },
  'DELETE /package-versions/:packageVersionId': {
    summary: 'Discard a version that was never published',
    params: versionParams,
    answer: null,
    refuses: ['NOT_FOUND', 'PACKAGE_NOT_IN_PREVIEW'],
  },
  'GET /program-versions/:versionId/path': {
    summary: 'Steps of a blended path',
    params: programParams,
    answer: Path,
    refuses: ['NOT_FOUND'],
  },
  'PUT /program-versions/:versionId/path': {
    summary: 'Replace the steps of a draft program, all or nothing',
    params: programParams,
    body: z.strictObject({ revision: Count, steps: z.array(StepFacts).max(100) }),
    answer: z.strictObject({ revision: Count }),
    refuses: ['NOT_FOUND', 'PATH_NOT_DRAFT', 'PATH_CHANGED', 'PATH_INVALID'],
  },
  'POST /program-versions/:versionId/path-documents': {
    summary: 'Store a document to put in a step of the path',
    params: programParams,
    upload: { maxBytes: DOCUMENT_MAX_BYTES, accept: ['.pdf'] },
    body: z.strictObject({}),
    answer: z.strictObject({ fileId: Uuid, name: z.string() }),
    refuses: ['NOT_FOUND', 'DOCUMENT_NOT_PDF', 'FILE_TOO_LARGE'],
  },
  'POST /enrolments/:enrolmentId/steps/:stepId/launches': {
    summary: 'Open one of my packages; an opening elsewhere is closed',
    params: stepParams,
    answer: z.strictObject({ url: z.string(), title: z.string() }),
    refuses: ['NOT_FOUND', 'STEP_LOCKED', 'STEP_NOT_PLAYABLE'],
  },
  'GET /enrolments/:enrolmentId/steps/:stepId/document': {
    summary: 'Read one of my documents',
    params: stepParams,
    answer: file('application/pdf'),
    refuses: ['NOT_FOUND', 'STEP_LOCKED', 'STEP_NOT_PLAYABLE'],
  },
  'POST /enrolments/:enrolmentId/steps/:stepId/reading': {
    summary: 'I have read this document',
    params: stepParams,
    answer: null,
    refuses: ['NOT_FOUND', 'STEP_LOCKED', 'STEP_NOT_PLAYABLE'],
  },
  'GET /enrolments/:enrolmentId/steps/:stepId/attempt': {
    summary: 'My latest attempt at the quiz of a step, with its result; null before the first',
    params: stepParams,
    answer: z.strictObject({ attempt: Attempt.nullable() }),
    refuses: ['NOT_FOUND', 'STEP_LOCKED', 'STEP_NOT_PLAYABLE'],
  },
  'POST /enrolments/:enrolmentId/steps/:stepId/attempts': {
    summary: 'Open the quiz of a step, or resume the attempt that is open',
    params: stepParams,
    answer: Attempt,
    refuses: [
      'NOT_FOUND',
      'STEP_LOCKED',
      'STEP_NOT_PLAYABLE',
      'QUIZ_NOT_PUBLISHED',
      'QUIZ_ALREADY_PASSED',
      'ATTEMPTS_EXHAUSTED',
    ],
  },
  'PUT /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/answers': {
    summary: 'Keep some answers of my open attempt',
    params: attemptParams,
    body: z.strictObject({ answers: Answers }),
    answer: z.strictObject({ savedAt: Instant }),
    refuses: ['NOT_FOUND', 'STEP_LOCKED', 'STEP_NOT_PLAYABLE', 'ATTEMPT_SUBMITTED', 'ANSWERS_NOT_OF_PAPER'],
  },
  'POST /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/submission': {
    summary: 'Submit my attempt: it is graded once, whoever asks twice is given the same result',
    params: attemptParams,
    body: z.strictObject({ answers: Answers }),
    answer: Attempt,
    refuses: ['NOT_FOUND', 'STEP_LOCKED', 'STEP_NOT_PLAYABLE', 'ANSWERS_NOT_OF_PAPER'],
  },
  'GET /sessions/:sessionId/progress': {
    summary: 'People × steps of a session, as far as the caller may see',
    params: z.strictObject({ sessionId: Uuid }),
    answer: z.strictObject({
      steps: z.array(z.strictObject({ stepId: Uuid, kind: StepKind, title: z.string(), plannedMn: Count })),
      rows: z.array(
        z.strictObject({
          enrolmentId: Uuid,
          stepId: Uuid,
          state: z.enum(['opened', 'completed']),
          progressBp: BasisPoints,
          scoreBp: BasisPoints.nullable(),
          realSeconds: Count,
          completedAt: Instant.nullable(),
        }),
      ),
    }),
    refuses: ['NOT_FOUND'],
  },
  'GET /enrolments/:enrolmentId/steps/:stepId/tracking': {
    summary: 'What a package recorded for one learner, item by item, with its connections',
    params: stepParams,
    answer: z.strictObject({
      items: z.array(TrackedItem),
      connections: z.array(
        z.strictObject({ startedAt: Instant, endedAt: Instant, activeSeconds: Count, reason: z.string() }),
      ),
    }),
    refuses: ['NOT_FOUND'],
  },
});
