import { z } from 'zod';
import { Count, Day, endpoints, Instant, Uuid } from './endpoint.ts';
import { SlotChangeBody } from './sessions.ts';

/** A drawn signature: strokes of points in a box of side 1, at most 2,000 points in all. */
export const Strokes = z
  .array(
    z
      .array(z.tuple([z.number().min(-0.2).max(1.2), z.number().min(-0.2).max(1.2)]))
      .min(1)
      .max(1_000),
  )
  .min(1)
  .max(60)
  .refine((strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= 2_000);

/** Drawn, or typed by somebody who does not draw: both are simple electronic signatures. */
export const SignatureBody = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('drawn'), strokes: Strokes }),
  z.strictObject({ method: z.literal('typed') }),
]);

export const PresenceStatus = z.enum([
  'EXPECTED',
  'PRESENT',
  'LATE',
  'LEFT_EARLY',
  'SIGNATURE_MISSING',
  'ABSENT_JUSTIFIED',
  'ABSENT_UNJUSTIFIED',
  'EXCUSED_BY_OF',
]);
export const SheetState = z.enum(['PLANNED', 'OPEN', 'CLOSED', 'FINALIZED', 'AMENDED']);

const SlotFacts = z.strictObject({
  slotId: Uuid,
  sessionId: Uuid,
  title: z.string(),
  code: z.string(),
  day: Day,
  half: z.enum(['morning', 'afternoon']),
  startsAt: Instant,
  endsAt: Instant,
  place: z.string(),
  trainerName: z.string().nullable(),
  state: SheetState,
});

export const DaySlot = SlotFacts.extend({ expected: Count, signed: Count, settled: Count });

/** A half-day of a trainer's day, with those who have neither signed nor been noted absent. */
const TrainerSlot = DaySlot.extend({
  missing: z.array(z.strictObject({ enrolmentId: Uuid, firstName: z.string(), lastName: z.string() })),
});

export const SheetLine = z.strictObject({
  enrolmentId: Uuid,
  firstName: z.string(),
  lastName: z.string(),
  companyName: z.string().nullable(),
  status: PresenceStatus,
  lateMn: Count,
  earlyMn: Count,
  signedAt: Instant.nullable(),
  /** When it was drawn, for a signature kept on the phone while there was no network. */
  drawnAt: Instant.nullable(),
  /** The trainer has noted something that can be undone before the seal. */
  isMarked: z.boolean(),
  via: z.string().nullable(),
  strokes: Strokes.nullable(),
});

export const Sheet = SlotFacts.extend({
  lines: z.array(SheetLine),
  opensAt: Instant,
  countersignedAt: Instant.nullable(),
  sealedSha256: z.string().nullable(),
});

export const Receipt = z.strictObject({
  receipt: z.string(),
  firstName: z.string(),
  signedAt: Instant,
  lateMn: Count,
  alreadySigned: z.boolean(),
});

const slotParams = z.strictObject({ slotId: Uuid });
const Ticket = z.string().max(400);

export const attendance = endpoints({
  'GET /trainer-days/:day': {
    summary: 'My half-days of a day, as a trainer, with my teaching days around it and my sheets that wait',
    params: z.strictObject({ day: Day }),
    answer: z.strictObject({
      slots: z.array(TrainerSlot),
      previousDay: Day.nullable(),
      nextDay: Day.nullable(),
      /** Half-days that are over and not sealed, the oldest first; at most fifty. */
      toFinalise: z.array(DaySlot),
    }),
    refuses: [],
  },
  'GET /sessions/:sessionId/presences': {
    summary: 'Half-days of a session and everybody’s presence',
    params: z.strictObject({ sessionId: Uuid }),
    answer: z.strictObject({
      slots: z.array(DaySlot),
      presences: z.array(
        z.strictObject({ slotId: Uuid, enrolmentId: Uuid, status: PresenceStatus, attendedMn: Count.nullable() }),
      ),
    }),
    refuses: ['NOT_FOUND'],
  },
  'GET /slots/:slotId/sheet': {
    summary: 'The sheet of a half-day',
    params: slotParams,
    answer: Sheet,
    refuses: ['SLOT_NOT_FOUND'],
  },
  'POST /slots/:slotId/sheet': {
    summary: 'Open a half-day for signing',
    params: slotParams,
    answer: Sheet,
    refuses: ['SLOT_NOT_FOUND', 'SLOT_NOT_OPEN_YET'],
  },
  'PUT /slots/:slotId': {
    summary: 'Move a half-day, or change its hours, place, trainer or link, as long as nobody has begun to sign it',
    params: slotParams,
    body: SlotChangeBody,
    answer: null,
    refuses: ['SLOT_NOT_FOUND', 'SLOT_ALREADY_OPENED', 'SESSION_OVER', 'SLOTS_INVALID', 'PLANNING_CONFLICT'],
  },
  'GET /slots/:slotId/code': {
    summary: 'The code that learners scan now; it changes every thirty seconds',
    params: slotParams,
    answer: z.strictObject({ address: z.string(), shortCode: z.string(), validForMs: Count }),
    refuses: ['SLOT_NOT_FOUND', 'SHEET_NOT_OPEN'],
  },
  'POST /slots/:slotId/signatures': {
    summary: 'A learner signs on the trainer’s phone',
    params: slotParams,
    body: z.strictObject({
      enrolmentId: Uuid,
      signature: SignatureBody,
      /** Given by a phone that had no network when the person signed. */
      drawnAt: Instant.optional(),
    }),
    answer: Receipt,
    refuses: ['SLOT_NOT_FOUND', 'SHEET_NOT_OPEN', 'LEARNER_NOT_EXPECTED'],
  },
  'POST /slots/:slotId/marks': {
    summary: 'Late, left early or absent, decided by the trainer',
    params: slotParams,
    body: z.strictObject({
      enrolmentId: Uuid,
      status: z.enum(['PRESENT', 'LATE', 'LEFT_EARLY', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'EXCUSED_BY_OF']),
      lateMn: z.int().min(0).max(600).default(0),
      earlyMn: z.int().min(0).max(600).default(0),
      reason: z.string().trim().max(300).default(''),
    }),
    answer: null,
    refuses: ['SLOT_NOT_FOUND', 'SHEET_NOT_OPEN', 'LEARNER_NOT_EXPECTED', 'MARK_NEEDS_SIGNATURE'],
  },
  'DELETE /slots/:slotId/marks/:enrolmentId': {
    summary: 'Take back what was noted about somebody: the signature alone counts again; undoing twice changes nothing',
    params: slotParams.extend({ enrolmentId: Uuid }),
    answer: null,
    refuses: ['SLOT_NOT_FOUND', 'SHEET_NOT_OPEN', 'LEARNER_NOT_EXPECTED'],
  },
  'POST /slots/:slotId/countersignature': {
    summary: 'The trainer countersigns: the half-day is sealed and its minutes are counted',
    params: slotParams,
    body: z.strictObject({ signature: SignatureBody }),
    answer: Sheet,
    refuses: ['SLOT_NOT_FOUND', 'SHEET_NOT_OPEN', 'SHEET_UNSETTLED', 'SLOT_NOT_OVER'],
  },
  'POST /signing/openings': {
    summary: 'Somebody has scanned the code: who may sign here',
    body: z.union([
      z.strictObject({ slotId: Uuid, token: z.string().max(60) }),
      z.strictObject({ shortCode: z.string().trim().max(12) }),
    ]),
    answer: z.strictObject({
      ticket: Ticket,
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      place: z.string(),
      trainerName: z.string().nullable(),
      people: z.array(z.strictObject({ enrolmentId: Uuid, initials: z.string(), companyName: z.string().nullable() })),
    }),
    refuses: ['CODE_EXPIRED', 'SIGNING_OVER', 'TOO_MANY_TRIES'],
  },
  'POST /signing/signatures': {
    summary: 'Sign my half-day on my own phone',
    body: z.strictObject({
      ticket: Ticket,
      enrolmentId: Uuid,
      lastName: z.string().trim().min(1).max(100),
      signature: SignatureBody,
    }),
    answer: Receipt,
    refuses: ['TICKET_EXPIRED', 'NAME_DOES_NOT_MATCH', 'SHEET_NOT_OPEN', 'LEARNER_NOT_EXPECTED', 'TOO_MANY_TRIES'],
  },
});
