import { z } from 'zod';
import { Count, endpoints, file, Instant, sessionParams, Uuid } from './endpoint.ts';

export const TrailLine = z.strictObject({
  id: Count,
  at: Instant,
  action: z.string(),
  actorName: z.string().nullable(),
  actorRole: z.string().nullable(),
  concerns: z.string().nullable(),
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

export const quality = endpoints({
  'GET /trail': { summary: 'The journal, latest first', query: after, answer: TrailPage, refuses: [] },
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
