import { expect, test } from 'vitest';
import {
  afternoon,
  givenPerson,
  givenProgram,
  givenRoom,
  givenSession,
  givenTrainer,
  morning,
} from '../../../test/builders/trade.ts';
import { person, refusalOf, SYSTEM, world } from '../../../test/world.ts';
import { countUnsealed } from '../../attendance/index.ts';
import { takeSeats } from '../store/session.store.ts';
import { moveSession } from './move-session.ts';
import { planSession } from './plan-session.ts';
import { listSessions, readSession } from './read-sessions.ts';

const w = await world();
const checks = { countUnsealed };
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const amina = await givenTrainer(w);
const programVersionId = await givenProgram(w);
const roomId = await givenRoom(w);

const wanted = (day: string, acceptConflicts = false) => ({
  programVersionId,
  delivery: 'openEnrolment' as const,
  seatsMin: 4,
  seatsMax: 12,
  startsOn: day,
  endsOn: day,
  trainerId: amina,
  roomId,
  slots: [morning(day), afternoon(day)],
  acceptConflicts,
});

test('planning a day gives a code, two half-days with their trainer and room, and one line of the trail', async () => {
  const { sessionId, code } = await w.as(office, (ctx) => planSession(ctx, wanted('2026-04-07')));

  const session = await w.as(office, (ctx) => readSession(ctx, sessionId));
  expect([
    code,
    session.state,
    session.seatsTaken,
    session.slots.map((slot) => [slot.startsAt, slot.trainerName, slot.roomName]),
  ]).toEqual([
    'SES-2026-0001',
    'OPEN',
    0,
    [
      ['2026-04-07T07:00:00.000Z', 'Amina Cherif', 'Salle Erdre'],
      ['2026-04-07T11:30:00.000Z', 'Amina Cherif', 'Salle Erdre'],
    ],
  ]);
  expect(await w.trail()).toEqual([
    [
      'sessions.session-planned',
      { code: 'SES-2026-0001', slots: 2, startsOn: '2026-04-07', endsOn: '2026-04-07', conflictsAccepted: false },
    ],
  ]);
});

test('a trainer already taken is named, and kept only when the planner says so', async () => {
  const refusal = await refusalOf(w.as(office, (ctx) => planSession(ctx, wanted('2026-04-07'))));
  expect(refusal).toEqual({
    code: 'PLANNING_CONFLICT',
    facts: { name: 'Salle Erdre', code: 'SES-2026-0001', count: 4 },
  });
  const { code } = await w.as(office, (ctx) => planSession(ctx, wanted('2026-04-07', true)));
  expect(code).toBe('SES-2026-0002');
});

test('twenty sessions planned at the same instant take twenty codes in a row, without a gap', async () => {
  const codes = await Promise.all(
    Array.from({ length: 20 }, () =>
      w.as(office, (ctx) => planSession(ctx, { ...wanted('2027-01-12', true), slots: [] })).then(({ code }) => code),
    ),
  );
  expect(codes.sort()).toEqual(
    Array.from({ length: 20 }, (_, index) => `SES-2027-${String(index + 1).padStart(4, '0')}`),
  );
});

test('thirty people at once for twelve seats: twelve sit, nobody stands', async () => {
  const { sessionId } = await givenSession(w, { seats: 12 });
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => w.as(SYSTEM, (ctx) => takeSeats(ctx, sessionId, 1))),
  );
  expect([
    answers.filter((answer) => answer === null).length,
    (await w.as(SYSTEM, (ctx) => readSession(ctx, sessionId))).seatsTaken,
  ]).toEqual([12, 12]);
});

test('two decisions at the same instant: one moves the session, the other is told', async () => {
  const { sessionId } = await givenSession(w, { state: 'OPEN' });
  const answers = await Promise.allSettled(
    Array.from({ length: 2 }, () =>
      w.as(office, (ctx) => moveSession(ctx, sessionId, { to: 'CONFIRMED', reason: '', checks })),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('cancelling without a reason is refused', async () => {
  const { sessionId } = await givenSession(w, { state: 'OPEN' });
  expect(
    await refusalOf(w.as(office, (ctx) => moveSession(ctx, sessionId, { to: 'CANCELLED', reason: '', checks }))),
  ).toEqual({
    code: 'REASON_NEEDED',
    facts: {},
  });
});

test('a trainer sees the sessions they give and learns nothing of the others', async () => {
  const other = await givenTrainer(w, { firstName: 'Julien', lastName: 'Morvan' });
  const { sessionId } = await givenSession(w, { trainerId: other });
  expect(await refusalOf(w.as(person('trainer', amina), (ctx) => readSession(ctx, sessionId), 'assigned'))).toEqual({
    code: 'NOT_FOUND',
    facts: {},
  });
  const seen = await w.as(person('trainer', other), (ctx) => listSessions(ctx, { page: 1, size: 50 }), 'assigned');
  expect(seen.rows.map((row) => row.sessionId)).toEqual([sessionId]);
});

test('the calendar starts a session when its first half-day begins and delivers it the day after the last', async () => {
  const { sessionId } = await givenSession(w, { slots: [morning('2026-05-04')] });
  w.clock.set('2026-05-04T07:00:00.000Z');
  await w.runJob('sessions.follow-calendar');
  const during = await w.as(SYSTEM, (ctx) => readSession(ctx, sessionId));
  w.clock.set('2026-05-04T22:00:00.000Z');
  await w.runJob('sessions.follow-calendar');
  const after = await w.as(SYSTEM, (ctx) => readSession(ctx, sessionId));
  expect([during.state, after.state]).toEqual(['IN_PROGRESS', 'DELIVERED']);
});
