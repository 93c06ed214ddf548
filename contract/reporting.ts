import { z } from 'zod';
import { Count, Day, endpoints, file, Instant, Uuid } from './endpoint.ts';
import { LearnerStep } from './learning.ts';

/** One thing to do, computed from the data; the screen writes the sentence. */
export const WorkItem = z.strictObject({
  kind: z.enum([
    'SHEET_TO_FINALISE',
    'SHEET_NOT_OPENED',
    'TRAINER_MISSING',
    'ROOM_MISSING',
    'LINK_MISSING',
    'TOO_FEW_PEOPLE',
    'SESSION_TO_CONFIRM',
    'SESSION_TO_CLOSE',
  ]),
  bucket: z.enum(['late', 'today', 'week']),
  at: Instant,
  sessionId: Uuid,
  slotId: Uuid.nullable(),
  code: z.string(),
  title: z.string(),
  trainerName: z.string().nullable(),
  count: Count,
});

export const WorkQueue = z.strictObject({
  items: z.array(WorkItem),
  today: z.array(
    z.strictObject({
      slotId: Uuid,
      sessionId: Uuid,
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      place: z.string(),
      trainerName: z.string().nullable(),
      expected: Count,
      signed: Count,
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

export const CompanyHome = z.strictObject({
  companyName: z.string(),
  rows: z.array(
    z.strictObject({
      enrolmentId: Uuid,
      firstName: z.string(),
      lastName: z.string(),
      title: z.string(),
      startsOn: Day,
      endsOn: Day,
      status: z.string(),
      plannedMn: Count,
      attendedMn: Count,
      sealedSlots: Count,
      slots: Count,
      nextAt: Instant.nullable(),
    }),
  ),
});

export const reporting = endpoints({
  'GET /work-queue': {
    summary: 'What is late, due today and this week, computed from the data',
    answer: WorkQueue,
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
    summary: 'The people of my company in training: presence, not answers',
    answer: CompanyHome,
    refuses: [],
  },
});
