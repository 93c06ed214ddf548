import { z } from 'zod';
import { Count, Day, endpoints, file, Instant, page, pageQuery, ShortText, sessionParams, Uuid } from './endpoint.ts';

export const SessionState = z.enum([
  'DRAFT',
  'OPEN',
  'CONFIRMED',
  'IN_PROGRESS',
  'DELIVERED',
  'CLOSED',
  'POSTPONED',
  'CANCELLED',
]);
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Modality = z.enum(['onSite', 'virtualClass']);

/** A half-day as it is planned: a day and two French times. */
export const SlotBody = z.strictObject({
  day: Day,
  half: z.enum(['morning', 'afternoon']),
  starts: LocalTime,
  ends: LocalTime,
  modality: Modality,
  trainerId: Uuid.nullable().default(null),
  roomId: Uuid.nullable().default(null),
  videoLink: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]).default(''),
});

/** A half-day as it becomes; `applyToNext` gives its place, trainer and link to the half-days after it. */
export const SlotChangeBody = SlotBody.extend({
  applyToNext: z.boolean().default(false),
  acceptConflicts: z.boolean().default(false),
});

export const SessionBody = z.strictObject({
  programVersionId: Uuid,
  delivery: z.enum(['openEnrolment', 'inCompany']),
  seatsMin: z.int().min(1).max(500),
  seatsMax: z.int().min(1).max(500),
  slots: z.array(SlotBody).max(120),
  startsOn: Day,
  endsOn: Day,
  trainerId: Uuid.nullable().default(null),
  roomId: Uuid.nullable().default(null),
  /** The planner has seen the conflicts and keeps the dates. */
  acceptConflicts: z.boolean().default(false),
});

export const Conflict = z.strictObject({
  kind: z.enum(['trainer', 'room']),
  name: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  otherSessionId: Uuid,
  otherCode: z.string(),
  otherTitle: z.string(),
});

export const SessionRow = z.strictObject({
  sessionId: Uuid,
  code: z.string(),
  title: z.string(),
  state: SessionState,
  delivery: z.enum(['openEnrolment', 'inCompany']),
  startsOn: Day,
  endsOn: Day,
  trainerName: z.string().nullable(),
  place: z.string().nullable(),
  seatsTaken: Count,
  seatsMax: Count,
});

export const Slot = z.strictObject({
  slotId: Uuid,
  position: Count,
  day: Day,
  half: z.enum(['morning', 'afternoon']),
  startsAt: Instant,
  endsAt: Instant,
  modality: Modality,
  trainerId: Uuid.nullable(),
  trainerName: z.string().nullable(),
  roomId: Uuid.nullable(),
  roomName: z.string().nullable(),
  videoLink: z.string(),
});

export const Session = SessionRow.extend({
  programVersionId: Uuid,
  programId: Uuid,
  trainerId: Uuid.nullable(),
  roomId: Uuid.nullable(),
  seatsMin: Count,
  slots: z.array(Slot),
  nextStates: z.array(SessionState),
});

export const Room = z.strictObject({
  roomId: Uuid,
  name: z.string(),
  town: z.string(),
  address: z.string(),
  seats: Count,
});

export const sessions = endpoints({
  'GET /sessions': {
    summary: 'Sessions',
    query: pageQuery(['dates', 'code', 'title', 'seats']).extend({
      state: SessionState.optional(),
      trainerId: Uuid.optional(),
      from: Day.optional(),
      to: Day.optional(),
    }),
    answer: page(SessionRow),
    refuses: [],
  },
  'GET /sessions/export': {
    summary: 'Sessions as a spreadsheet',
    query: z.strictObject({ search: z.string().max(100).optional(), state: SessionState.optional() }),
    answer: file('text/csv'),
    refuses: [],
  },
  'POST /sessions': {
    summary: 'Plan a session from a published program',
    body: SessionBody,
    answer: z.strictObject({ sessionId: Uuid, code: z.string() }),
    refuses: ['PROGRAM_NOT_PUBLISHED', 'SLOTS_INVALID', 'SEATS_INVALID', 'PLANNING_CONFLICT'],
  },
  'GET /sessions/:sessionId': {
    summary: 'One session with its half-days',
    params: sessionParams,
    answer: Session,
    refuses: ['NOT_FOUND'],
  },
  'PUT /sessions/:sessionId/seats': {
    summary: 'Change the kind of a session and how many people it takes',
    params: sessionParams,
    body: z.strictObject({
      delivery: z.enum(['openEnrolment', 'inCompany']),
      seatsMin: z.int().min(1).max(500),
      seatsMax: z.int().min(1).max(500),
    }),
    answer: null,
    refuses: ['NOT_FOUND', 'SEATS_INVALID', 'SEATS_TAKEN', 'SESSION_OVER'],
  },
  'POST /sessions/:sessionId/moves': {
    summary: 'Move a session to another state',
    params: sessionParams,
    body: z.strictObject({ to: SessionState, reason: ShortText.default('') }),
    answer: null,
    refuses: ['NOT_FOUND', 'SESSION_MOVE_REFUSED', 'REASON_NEEDED'],
  },
  'POST /session-moves': {
    summary: 'Move several sessions to another state; each one that cannot is named with its reason, the others move',
    body: z.strictObject({
      sessionIds: z.array(Uuid).min(1).max(200),
      to: SessionState,
      reason: ShortText.default(''),
    }),
    answer: z.strictObject({
      moved: z.array(Uuid),
      refused: z.array(z.strictObject({ sessionId: Uuid, reason: z.string() })),
    }),
    refuses: [],
  },
  'POST /planning/conflicts': {
    summary: 'Conflicts of trainer or room that these half-days would make',
    body: z.strictObject({
      slots: z.array(SlotBody).max(120),
      /** The session being changed: it does not clash with itself. */
      sessionId: Uuid.nullable().default(null),
    }),
    answer: z.strictObject({ conflicts: z.array(Conflict) }),
    refuses: [],
  },
  'GET /rooms': { summary: 'Rooms', answer: z.strictObject({ rows: z.array(Room) }), refuses: [] },
});
