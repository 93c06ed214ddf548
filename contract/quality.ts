import { z } from 'zod';
import { Count, Day, endpoints, file, Instant, sessionParams, Uuid } from './endpoint.ts';

export const TrailLine = z.strictObject({
  id: Count,
  at: Instant,
  action: z.string(),
  /** A person, a job of FormaPro, or somebody not signed in. */
  actorKind: z.enum(['person', 'system', 'anonymous']),
  actorName: z.string().nullable(),
  actorRole: z.string().nullable(),
  /** Another person whom the line is about. */
  concerns: z.strictObject({ personId: Uuid, name: z.string(), hasCard: z.boolean() }).nullable(),
  session: z.strictObject({ sessionId: Uuid, code: z.string(), title: z.string() }).nullable(),
  /** What was done something to; `name` of a half-day is its day and its half. */
  thing: z
    .strictObject({
      kind: z.enum(['document', 'program', 'quiz', 'package', 'company', 'halfDay']),
      id: Uuid,
      name: z.string(),
    })
    .nullable(),
  facts: z.record(z.string(), z.unknown()),
  seq: Count.nullable(),
});

const TimeStampReason = z.enum([
  'UNREACHABLE',
  'TOO_SLOW',
  'TOO_LARGE',
  'UNREADABLE',
  'NOT_GRANTED',
  'IMPRINT',
  'NONCE',
  'SIGNATURE',
  'CERTIFICATE',
  'EXPIRED',
  'NOT_A_TIME_STAMPER',
  'UNKNOWN_AUTHORITY',
  'CLOCK',
]);

const TrailPage = z.strictObject({ lines: z.array(TrailLine), next: Count.nullable() });
const after = z.strictObject({ before: z.coerce.number().int().min(1).optional() });

/** What part of the journal is asked: by words of a person's name, of a session's title or code, by action, by day. */
const trailFilter = z.strictObject({
  person: z.string().trim().max(100).optional(),
  session: z.string().trim().max(100).optional(),
  action: z.string().max(80).optional(),
  from: Day.optional(),
  to: Day.optional(),
  without: z.literal('signIns').optional(),
});

const Verdict = z.strictObject({
  holds: z.boolean(),
  /** Number of the last line whose seal holds. */
  sealed: Count,
  /** Number after which the walk began: 0, or an anchor kept outside the database when the journal is very long. */
  since: Count,
  anchors: Count,
  timeStamps: Count,
  /** What is wrong, in French sentences; empty when the journal holds. */
  faults: z.array(z.string()),
  verifiedAt: Instant,
});

export const quality = endpoints({
  'GET /trail': {
    summary: 'The journal, latest first, or a part of it',
    query: trailFilter.extend({ before: after.shape.before }),
    answer: TrailPage,
    refuses: [],
  },
  'GET /trail/export': {
    summary: 'The same lines as a spreadsheet, at most 20,000',
    query: trailFilter,
    answer: file('text/csv'),
    refuses: [],
  },
  'POST /trail/verifications': {
    summary: 'Verify the journal now: its seals, its chain, its anchors and time stamps',
    answer: Verdict,
    refuses: ['TOO_MANY_TRIES'],
  },
  'GET /audit-sample': {
    summary: 'Sessions of the last twelve months drawn for the caller, with how complete the proof of each is',
    query: z.strictObject({ draw: z.coerce.number().int().min(1).max(99).default(1) }),
    answer: z.strictObject({
      draw: Count,
      /** Sessions that could have been drawn. */
      among: Count,
      sessions: z.array(
        z.strictObject({
          sessionId: Uuid,
          code: z.string(),
          title: z.string(),
          startsOn: Day,
          endsOn: Day,
          halfDays: Count,
          sealed: Count,
          learners: Count,
          certificates: Count,
        }),
      ),
    }),
    refuses: [],
  },
  'GET /sessions/:sessionId/timeline': {
    summary: 'Everything that happened in a session, latest first',
    params: sessionParams,
    query: after,
    answer: TrailPage,
    refuses: ['NOT_FOUND'],
  },
  'GET /enrolments/:enrolmentId/timeline': {
    summary: 'Everything that happened to one learner in one session, latest first',
    params: z.strictObject({ enrolmentId: Uuid }),
    query: after,
    answer: TrailPage,
    refuses: ['NOT_FOUND'],
  },
  'GET /people/:personId/timeline': {
    summary: 'Everything that names one learner, latest first',
    params: z.strictObject({ personId: Uuid }),
    query: after,
    answer: TrailPage,
    refuses: ['NOT_FOUND'],
  },
  'GET /enrolments/:enrolmentId/proof': {
    summary: 'One learner’s file as a zip: documents, hours, journal, and a manifest with the hash of each file',
    params: z.strictObject({ enrolmentId: Uuid }),
    answer: file('application/zip'),
    refuses: ['NOT_FOUND'],
  },
  'GET /trail/state': {
    summary: 'How far the journal is sealed and anchored',
    answer: z.strictObject({
      lines: Count,
      sealed: Count,
      headHash: z.string().nullable(),
      anchoredSeq: Count,
      anchoredAt: Instant.nullable(),
      /** The last walk that somebody asked for. */
      verified: z.strictObject({ at: Instant, holds: z.boolean(), sealed: Count }).nullable(),
      /** Time stamps by an authority (RFC 3161): whether one is configured, the last stamp, and why none comes now. */
      timeStamp: z.strictObject({
        isOn: z.boolean(),
        seq: Count.nullable(),
        at: Instant.nullable(),
        failure: z.strictObject({ since: Instant, reason: TimeStampReason }).nullable(),
      }),
    }),
    refuses: [],
  },
  'GET /actions': {
    summary: 'The closed list of actions of the journal',
    answer: z.record(z.string(), z.strictObject({ fr: z.string(), en: z.string() })),
    refuses: [],
  },
});
