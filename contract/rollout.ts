import { z } from 'zod';
import { Count, Day, endpoints, file, Instant, Uuid } from './endpoint.ts';

const Version = z.string().trim().min(1).max(60);
const Reason = z.string().trim().min(5).max(500);
const Share = z.strictObject({ count: Count, total: Count, bp: Count });
const Reached = z.strictObject({ companies: Share, users: Share, activeUsers: Share });
export const SignalName = z.enum(['errors', 'slow', 'scorm', 'signature', 'assessment', 'client', 'support']);
const Counts = z.strictObject({ units: Count, failures: Count });

const Because = z.enum(['zero-tolerance', 'evidence', 'silence', 'few-measures', 'nothing-wrong']);
const BothVersions = z.strictObject({ stable: Counts, canary: Counts });

export const RolloutVerdict = z.strictObject({
  at: Instant,
  decision: z.enum(['healthy', 'insufficient', 'pause', 'rollback']),
  because: Because,
  evidence: z.number(),
  signals: z.array(
    z.strictObject({
      signal: SignalName,
      level: z.enum(['ok', 'watch', 'alarm', 'insufficient']),
      evidence: z.number(),
      stable: Counts,
      canary: Counts,
      upperPpm: Count,
      smallestRatio: z.number().nullable(),
    }),
  ),
});

const Missing = z.enum([
  'observation-too-short',
  'no-business-day',
  'too-few-measures',
  'signal-to-watch',
  'edges-behind',
  'not-promoted',
]);

export const RolloutStep = z.strictObject({
  number: z.int().min(1).max(4),
  targetBp: Count,
  state: z.enum(['done', 'current', 'to-come']),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** What it reaches: measured for steps begun, computed on today's people for the others. */
  reached: Reached,
  companies: Count,
});

export const Decision = z.strictObject({
  number: Count,
  kind: z.enum(['start', 'advance', 'pause', 'resume', 'rollback', 'complete', 'ask-waiver', 'grant-waiver']),
  by: z.string().nullable(),
  reason: z.string(),
  step: z.int().nullable(),
  /** What FormaPro saw, when the decision is its own. */
  because: Because.nullable(),
  at: Instant,
});

/** How people of a role fare with an operation, on each version. */
const Slice = z.strictObject({
  role: z.string(),
  operation: z.enum(['read', 'write', 'scorm', 'signature', 'assessment']),
  errors: BothVersions,
  slow: BothVersions,
});

export const Rollout = z.strictObject({
  rolloutId: Uuid,
  stableVersion: Version,
  canaryVersion: Version,
  state: z.enum(['running', 'paused', 'rolled-back', 'completed']),
  step: z.int().min(1).max(4),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  steps: z.array(RolloutStep),
  /** What is missing before the next step, and when the observation alone would allow it. */
  missing: z.array(Missing),
  earliestAt: Instant,
  observeMinutes: Count,
  /** Whether a business day must lie inside. */
  needsBusinessDay: z.boolean(),
  /** Whole minutes watched at this step, pauses left out. */
  observedMinutes: Count,
  /** Measures of the new version, and how many a verdict needs. */
  measures: z.strictObject({ count: Count, needed: Count }),
  waiver: z.enum(['none', 'asked', 'askedByMe', 'granted']),
  verdict: RolloutVerdict.nullable(),
  requests: z.strictObject({ canary: Count, total: Count, lost: Count, misrouted: Count }),
  /** The most people who can still meet a fault of this version, per step: users it reaches. */
  usersAtRisk: Count,
  decisions: z.array(Decision),
  /** Counts behind the verdict, by role and operation. */
  slices: z.array(Slice),
  /** Hourly rates of the last three days, for the curves. */
  curves: z.array(
    z.strictObject({
      signal: SignalName,
      points: z.array(z.strictObject({ hourAt: Instant, stable: Counts, canary: Counts })),
    }),
  ),
});

export const Edge = z.strictObject({
  edgeId: z.string(),
  driver: z.enum(['node', 'haproxy']),
  isUpToDate: z.boolean(),
  isSilent: z.boolean(),
  generation: Count,
  servers: z.array(
    z.strictObject({ id: z.string(), version: z.string(), state: z.enum(['up', 'down', 'draining']), inFlight: Count }),
  ),
});

const Outcome = z.enum(['completed', 'rolled-back']);

export const RolloutBoard = z.strictObject({
  rollout: Rollout.nullable(),
  generation: Count,
  /** Versions that a running process serves now. */
  versions: z.array(
    z.strictObject({
      version: Version,
      servers: Count,
      /** Whether it may be given to companies: in PROD, or lacking but its drill; else why not, and how many conditions. */
      start: z.strictObject({
        standing: z.enum(['promoted', 'drill', 'unknown', 'early', 'closed']),
        left: Count.optional(),
        artifactId: Uuid.nullable(),
      }),
    }),
  ),
  stableVersion: Version.nullable(),
  edges: z.array(Edge),
  frozen: z.array(z.strictObject({ companyId: Uuid, name: z.string(), untilDay: Day, reason: z.string() })),
  /** Reports of the rollouts that are over, the last one first. */
  reports: z.array(
    z.strictObject({ rolloutId: Uuid, number: z.string(), version: Version, outcome: Outcome, madeAt: Instant }),
  ),
});

export const CompanyOnVersion = z.strictObject({
  companyId: Uuid,
  name: z.string(),
  users: Count,
  activeUsers: Count,
  pool: z.enum(['stable', 'canary']),
  version: Version,
  because: z.enum(['pilot', 'rank', 'everybody', 'not-yet', 'frozen', 'rolled-back', 'no-rollout']),
  /** Step since which it is on the new version, or at which it will be. */
  step: z.int().nullable(),
  frozenUntil: Day.nullable(),
});

const rolloutParams = z.strictObject({ rolloutId: Uuid });
const NOT_FOUND = ['NOT_FOUND', 'ROLLOUT_OVER'] as const;

/** What an edge says each second: what it does, what it counted. The secret proves that it is ours. */
export const EdgeReport = z.strictObject({
  secret: z.string().max(100),
  driver: z.enum(['node', 'haproxy']),
  generation: Count,
  checksum: z.string().max(64),
  drift: z.boolean(),
  servers: z
    .array(
      z.strictObject({
        id: z.string().max(80),
        version: Version,
        state: z.enum(['up', 'down', 'draining']),
        inFlight: Count,
      }),
    )
    .max(100),
  versions: z
    .array(z.strictObject({ version: z.string().max(60), requests: Count, lost: Count, misrouted: Count }))
    .max(10),
});

export const rollout = endpoints({
  'GET /rollout': {
    summary: 'Where the rollout stands: steps, verdict, edges, what is next',
    answer: RolloutBoard,
    refuses: [],
  },
  'GET /rollout/pilots': {
    summary: 'Pairs of companies which, with the trainers, come closest to 5 %; and what a choice would reach',
    query: z.strictObject({ chosen: z.string().max(400).optional() }),
    answer: z.strictObject({
      targetBp: Count,
      pairs: z.array(
        z.strictObject({
          companies: z.array(z.strictObject({ companyId: Uuid, name: z.string(), users: Count })),
          reachedBp: Count,
        }),
      ),
      chosen: Reached.nullable(),
    }),
    refuses: [],
  },
  'GET /rollout/companies': {
    summary: 'Each company, its version and why',
    query: z.strictObject({
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      search: z.string().trim().max(100).optional(),
      pool: z.enum(['stable', 'canary']).optional(),
    }),
    answer: z.strictObject({ rows: z.array(CompanyOnVersion), total: Count }),
    refuses: [],
  },
  'POST /rollouts': {
    summary: 'Start: trainers and the pilot companies get the new version',
    body: z.strictObject({ canaryVersion: Version, pilots: z.array(Uuid).min(1).max(10) }),
    answer: z.strictObject({ rolloutId: Uuid }),
    refuses: [
      'ROLLOUT_UNDER_WAY',
      'VERSION_NOT_SERVED',
      'VERSION_NOT_BUILT',
      'ROLLOUT_NOT_PROMOTED',
      'PILOT_UNKNOWN',
      'PILOT_FROZEN',
      'STABLE_UNKNOWN',
    ],
  },
  'POST /rollouts/:rolloutId/advance': {
    summary:
      'Go on to the next step, or complete after the last one. `from` is the step one has in front of one’s eyes',
    params: rolloutParams,
    body: z.strictObject({ from: z.int().min(1).max(4) }),
    answer: null,
    refuses: [...NOT_FOUND, 'ROLLOUT_MOVED', 'ROLLOUT_NOT_READY', 'ROLLOUT_PAUSED'],
  },
  'POST /rollouts/:rolloutId/pause': {
    summary: 'Hold: nobody else is moved until somebody resumes',
    params: rolloutParams,
    body: z.strictObject({ reason: Reason }),
    answer: null,
    refuses: [...NOT_FOUND],
  },
  'POST /rollouts/:rolloutId/resume': {
    summary: 'Resume a rollout that waits; measures start again from here',
    params: rolloutParams,
    body: z.strictObject({ reason: Reason }),
    answer: null,
    refuses: [...NOT_FOUND],
  },
  'POST /rollouts/:rolloutId/rollback': {
    summary: 'Take the version back: everybody is on the stable one within seconds',
    params: rolloutParams,
    body: z.strictObject({ reason: Reason }),
    answer: null,
    refuses: [...NOT_FOUND],
  },
  'POST /rollouts/:rolloutId/waivers': {
    summary: 'Ask to go on before the observation is over; a second person who asks the same grants it',
    params: rolloutParams,
    body: z.strictObject({ reason: Reason }),
    answer: z.strictObject({ waiver: z.enum(['asked', 'granted']) }),
    refuses: [...NOT_FOUND, 'WAIVER_NEEDS_TWO'],
  },
  'GET /rollouts/:rolloutId/report': {
    summary: 'The report of a rollout: as it was written once it was over, provisional before',
    params: rolloutParams,
    answer: file('application/pdf'),
    refuses: ['NOT_FOUND'],
  },
  'GET /rollout/report-verifications/:code': {
    summary: 'Whether a printed report of a rollout is ours; open to all, says nothing more',
    params: z.strictObject({ code: z.string().regex(/^[A-Z2-9]{4,40}$/i) }),
    answer: z.strictObject({
      isKnown: z.boolean(),
      number: z.string().nullable(),
      version: Version.nullable(),
      outcome: Outcome.nullable(),
      factsSha256: z.string().nullable(),
    }),
    refuses: ['TOO_MANY_TRIES'],
  },
  'PUT /rollout/frozen-companies/:companyId': {
    summary: 'Keep a company on stable until a day',
    params: z.strictObject({ companyId: Uuid }),
    body: z.strictObject({ untilDay: Day, reason: z.string().trim().min(1).max(300) }),
    answer: null,
    refuses: ['NOT_FOUND', 'FREEZE_IN_THE_PAST', 'COMPANY_ALREADY_MOVED'],
  },
  'DELETE /rollout/frozen-companies/:companyId': {
    summary: 'Let a company follow the others again',
    params: z.strictObject({ companyId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND'],
  },
  'POST /client-errors': {
    summary:
      'A page says that it broke or could not fetch its own code: counted by version and role, nothing else is kept',
    body: z.strictObject({}),
    answer: null,
    refuses: ['TOO_MANY_TRIES'],
  },
  'POST /edges/:edgeId/reports': {
    summary: 'An edge says what it does and gets the table to apply when it has an older one',
    params: z.strictObject({ edgeId: z.string().regex(/^[\w.-]{1,80}$/) }),
    body: EdgeReport,
    answer: z.strictObject({
      table: z.strictObject({ text: z.string(), checksum: z.string(), signature: z.string() }).nullable(),
    }),
    refuses: ['EDGE_UNKNOWN', 'TOO_MANY_TRIES'],
  },
});
