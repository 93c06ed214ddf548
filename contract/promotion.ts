import { z } from 'zod';
import { Count, Day, endpoints, Instant, Uuid } from './endpoint.ts';
import { Digest, ReleaseVersion } from './recette.ts';

export const EnvironmentName = z.enum(['dev', 'integration', 'test', 'recette', 'preprod', 'prod']);
/** Those a build is promoted to: making it puts it into DEV. */
const Target = EnvironmentName.exclude(['dev']);
export const GateName = z.enum([
  'tests',
  'recette',
  'migrations',
  'backup',
  'rollback',
  'load',
  'skew',
  'communication',
  'support',
  'freeze',
  'approval',
]);
const PersonName = z.strictObject({ personId: Uuid, firstName: z.string(), lastName: z.string() });

const Build = z.strictObject({
  artifactId: Uuid,
  /** What servers of this build announce: version and beginning of the digest. */
  name: z.string(),
  version: ReleaseVersion,
  digest: Digest,
  revision: z.string(),
  sizeBytes: Count,
  files: Count,
  builtAt: Instant,
});
const Place = z.strictObject({
  environment: EnvironmentName,
  name: z.string(),
  enteredAt: Instant.nullable(),
  enteredBy: PersonName.nullable(),
  /** Whether this build is the last that entered this environment. */
  isCurrent: z.boolean(),
});

/** One gate before an environment: its answer, why, and what is known. */
export const GateAnswer = z.strictObject({
  gate: GateName,
  answer: z.enum(['pass', 'fail', 'insufficient']),
  reason: z.enum(['proven', 'refuted', 'missing', 'stale', 'underway']),
  at: Instant.nullable(),
  until: Day.nullable(),
  words: z.string(),
  isWaived: z.boolean(),
});

export const ReleaseSummary = Build.extend({
  places: z.array(Place),
  /** Null once the build is in PROD. */
  next: z.strictObject({ environment: EnvironmentName, open: Count, gates: Count, mayEnter: z.boolean() }).nullable(),
});

export const ReleaseDetails = Build.extend({
  environments: z.array(
    Place.extend({
      purpose: z.string(),
      turn: z.enum(['next', 'arrived', 'early']),
      mayEnter: z.boolean(),
      /** As they answered when it entered; as they answer now where it has not. */
      gates: z.array(GateAnswer),
    }),
  ),
  waivers: z.array(
    z.strictObject({
      gateWaiverId: Uuid,
      environment: EnvironmentName,
      gate: GateName,
      reason: z.string(),
      expiresOn: Day,
      askedBy: PersonName,
      approvedBy: PersonName.nullable(),
      isMine: z.boolean(),
      isInForce: z.boolean(),
    }),
  ),
});

const releaseParams = z.strictObject({ artifactId: Uuid });
const OUT_OF_TURN = ['NOT_FOUND', 'ALREADY_PROMOTED', 'PROMOTION_TOO_EARLY'] as const;

export const promotion = endpoints({
  'GET /releases': {
    summary: 'The last builds, each with the environments it has entered and what the next one still asks',
    answer: z.strictObject({ rows: z.array(ReleaseSummary) }),
    refuses: [],
  },
  'GET /releases/:artifactId': {
    summary: 'A build along the six environments: gates, reasons, waivers',
    params: releaseParams,
    answer: ReleaseDetails,
    refuses: ['NOT_FOUND'],
  },
  'POST /releases/:artifactId/approvals': {
    summary: 'Answer, as a person, for a build going into its next environment',
    params: releaseParams,
    body: z.strictObject({ environment: Target }),
    answer: null,
    refuses: [...OUT_OF_TURN, 'PROMOTION_ALREADY_APPROVED'],
  },
  'POST /releases/:artifactId/promotions': {
    summary: 'Put a build into its next environment; every gate passes or is waived',
    params: releaseParams,
    body: z.strictObject({ environment: Target }),
    answer: null,
    refuses: [...OUT_OF_TURN, 'PROMOTION_NOT_READY'],
  },
  'POST /releases/:artifactId/evidence': {
    summary: 'Note what only people know: companies were told, somebody answers them until a day',
    params: releaseParams,
    body: z.strictObject({
      gate: GateName.extract(['communication', 'support']),
      summary: z.string().trim().min(5).max(500),
      holdsUntil: Day.nullable().default(null),
    }),
    answer: null,
    refuses: ['NOT_FOUND', 'SUPPORT_NEEDS_A_DAY'],
  },
  'POST /releases/:artifactId/waivers': {
    summary: 'Ask that a gate be waived until a day; somebody else decides',
    params: releaseParams,
    body: z.strictObject({
      environment: Target,
      gate: GateName.exclude(['approval']),
      reason: z.string().trim().min(10).max(1_000),
      expiresOn: Day,
    }),
    answer: null,
    refuses: [...OUT_OF_TURN, 'GATE_NEEDS_NO_WAIVER', 'GATE_WAIVER_EXISTS', 'WAIVER_EXPIRED'],
  },
  'POST /gate-waivers/:gateWaiverId/approval': {
    summary: 'Grant a waiver, as a second person',
    params: z.strictObject({ gateWaiverId: Uuid }),
    answer: null,
    refuses: ['NOT_FOUND', 'SECOND_PERSON_NEEDED', 'WAIVER_EXPIRED', 'WAIVER_SETTLED'],
  },
});
