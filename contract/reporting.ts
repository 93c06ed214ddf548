import { z } from 'zod';
import { SheetState } from './attendance.ts';
import { DocumentKind } from './documents.ts';
import { Count, Day, endpoints, file, Instant, Uuid } from './endpoint.ts';
import { EnrolmentStatus } from './enrolment.ts';
import { LearnerStep } from './learning.ts';
import { SessionState } from './sessions.ts';

const WorkKind = z.enum([
  'SHEET_TO_FINALISE',
  'SHEET_NOT_OPENED',
  'TRAINER_MISSING',
  'ROOM_MISSING',
  'LINK_MISSING',
  'TOO_FEW_PEOPLE',
  'SESSION_TO_CONFIRM',
  'CERTIFICATES_TO_ISSUE',
  'SESSION_TO_CLOSE',
  'AGREEMENT_TO_SEND',
  'CONVOCATION_TO_SEND',
  'DOCUMENT_NOT_DELIVERED',
]);
const WorkBucket = z.enum(['late', 'today', 'week', 'next']);
export const WorkFamily = z.enum(['sheets', 'planning', 'confirmations', 'certificates', 'closings', 'documents']);

/** One thing to do, computed from the data; the screen writes the sentence. */
export const WorkItem = z.strictObject({
  kind: WorkKind,
  bucket: WorkBucket,
  /** The deadline: when the half-day is, or the day by which the session should be settled. */
  at: Instant,
  sessionId: Uuid,
  slotId: Uuid.nullable(),
  code: z.string(),
  title: z.string(),
  trainerName: z.string().nullable(),
  count: Count,
});

export const WorkQueue = z.strictObject({
  /** At most 60 of each kind, the oldest first; the counts are whole. */
  items: z.array(WorkItem),
  counts: z.array(z.strictObject({ kind: WorkKind, family: WorkFamily, bucket: WorkBucket, count: Count })),
  mail: z.strictObject({ waiting: Count, failed: Count }),
  today: z.array(
    z.strictObject({
      slotId: Uuid,
      sessionId: Uuid,
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      modality: z.enum(['onSite', 'virtualClass']),
      place: z.string(),
      trainerName: z.string().nullable(),
      expected: Count,
      signed: Count,
      sheetState: SheetState,
      missing: z.enum(['trainer', 'room', 'link']).nullable(),
    }),
  ),
});

export const MyTraining = z.strictObject({
  enrolments: z.array(
    z.strictObject({
      enrolmentId: Uuid,
      title: z.string(),
      code: z.string(),
      startsOn: Day,
      endsOn: Day,
      /** The last day is behind us. */
      isOver: z.boolean(),
      trainerName: z.string().nullable(),
      provenMn: Count,
      /** Estimated minutes of the remote activities that are done. */
      remoteMn: Count,
      steps: z.array(LearnerStep),
      slots: z.array(
        z.strictObject({
          slotId: Uuid,
          startsAt: Instant,
          endsAt: Instant,
          place: z.string(),
          videoLink: z.string(),
          isOpen: z.boolean(),
          isSigned: z.boolean(),
          attendedMn: Count.nullable(),
        }),
      ),
    }),
  ),
});

/** Where a training stands for a company, by its dates. */
export const TrainingTime = z.enum(['current', 'toCome', 'past']);

export const CompanyHome = z.strictObject({
  companyName: z.string(),
  /** People in training by time, whatever is searched. */
  counts: z.strictObject({ current: Count, toCome: Count, past: Count }),
  nextSessions: z.array(
    z.strictObject({
      sessionId: Uuid,
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      place: z.string(),
      people: Count,
    }),
  ),
  total: Count,
  rows: z.array(
    z.strictObject({
      enrolmentId: Uuid,
      firstName: z.string(),
      lastName: z.string(),
      title: z.string(),
      startsOn: Day,
      endsOn: Day,
      time: TrainingTime,
      /** Steps of the path that are done, of all: never a score, never an answer. */
      stepsDone: Count,
      steps: Count,
      plannedMn: Count,
      attendedMn: Count,
      sealedSlots: Count,
      slots: Count,
      nextAt: Instant.nullable(),
      nextPlace: z.string(),
      certificate: z.strictObject({ documentId: Uuid, number: z.string() }).nullable(),
    }),
  ),
});

const companyQuery = z.strictObject({
  search: z.string().trim().max(100).optional(),
  time: TrainingTime.optional(),
});

/** Something found: the screen writes the line and knows the page of each kind. */
export const SearchHit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('person'),
    id: Uuid,
    firstName: z.string(),
    lastName: z.string(),
    companyName: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('session'),
    id: Uuid,
    code: z.string(),
    title: z.string(),
    startsOn: Day,
    endsOn: Day,
  }),
  z.strictObject({
    kind: z.literal('company'),
    id: Uuid,
    name: z.string(),
    town: z.string(),
    siret: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('document'),
    id: Uuid,
    documentKind: DocumentKind,
    number: z.string(),
    learnerName: z.string(),
    sessionTitle: z.string(),
  }),
]);

/** A training of one person: how far it is and what proves it. */
export const PersonTraining = z.strictObject({
  enrolmentId: Uuid,
  sessionId: Uuid,
  code: z.string(),
  title: z.string(),
  startsOn: Day,
  endsOn: Day,
  status: EnrolmentStatus,
  companyName: z.string().nullable(),
  plannedMn: Count,
  attendedMn: Count,
  sealedSlots: Count,
  slots: Count,
  /** Remote steps of the path. */
  steps: Count,
  stepsDone: Count,
  certificate: z.strictObject({ documentId: Uuid, number: z.string() }).nullable(),
});

export const CompanySession = z.strictObject({
  sessionId: Uuid,
  code: z.string(),
  title: z.string(),
  state: SessionState,
  startsOn: Day,
  endsOn: Day,
  enrolled: Count,
});

export const reporting = endpoints({
  'GET /search': {
    summary:
      'Finds people, sessions, companies and documents by the beginning of words, of a code or of a SIRET: ten at most, as far as the caller may see',
    query: z.strictObject({ q: z.string().trim().max(100) }),
    answer: z.strictObject({ hits: z.array(SearchHit).max(10) }),
    refuses: [],
  },
  'GET /people/:personId/trainings': {
    summary: 'Trainings of one person, latest first: state, presence, progress, certificate',
    params: z.strictObject({ personId: Uuid }),
    answer: z.strictObject({ rows: z.array(PersonTraining) }),
    refuses: [],
  },
  'GET /companies/:companyId/sessions': {
    summary: 'Sessions of the people that a company sent, latest first',
    params: z.strictObject({ companyId: Uuid }),
    answer: z.strictObject({ rows: z.array(CompanySession) }),
    refuses: [],
  },
  'GET /work-queue': {
    summary: 'What is late, due today and this week, computed from the data',
    query: z.strictObject({ family: WorkFamily.optional() }),
    answer: WorkQueue,
    refuses: [],
  },
  'GET /work-queue/count': {
    summary: 'How many things wait in the work queue, for the rail',
    answer: z.strictObject({ count: Count }),
    refuses: [],
  },
  'GET /my-training': { summary: 'My own training: what is next, what is proven', answer: MyTraining, refuses: [] },
  'GET /my-training/calendar': {
    summary: 'My half-days to come as a calendar file, or one of them',
    query: z.strictObject({ slotId: Uuid.optional() }),
    answer: file('text/calendar'),
    refuses: ['NOT_FOUND'],
  },
  'GET /company-home': {
    summary: 'The people of my company in training: presence and progress, not answers; fifty a page',
    query: companyQuery.extend({ page: z.coerce.number().int().min(1).max(1_000).default(1) }),
    answer: CompanyHome,
    refuses: ['NOT_FOUND'],
  },
  'GET /company-home/export': {
    summary: 'The same list as a spreadsheet',
    query: companyQuery,
    answer: file('text/csv'),
    refuses: ['NOT_FOUND'],
  },
});
