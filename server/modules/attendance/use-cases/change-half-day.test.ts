import { expect, test } from 'vitest';
import {
  afternoon,
  givenEnrolment,
  givenLearner,
  givenPerson,
  givenRoom,
  givenSession,
  givenTrainer,
  morning,
} from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { changeSeats } from '../../sessions/use-cases/change-seats.ts';
import { readSession } from '../../sessions/use-cases/read-sessions.ts';
import { changeHalfDay } from './change-half-day.ts';
import { openSheet } from './open-sheet.ts';

const w = await world({ now: '2026-03-09T07:50:00.000Z' });
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const amina = await givenTrainer(w);
const roomId = await givenRoom(w);

const body = (day: string, part: object = {}) => ({
  ...morning(day),
  trainerId: amina,
  roomId,
  applyToNext: false,
  acceptConflicts: false,
  ...part,
});
const change = (slotId: string, wanted: ReturnType<typeof body>) =>
  w.as(office, (ctx) => changeHalfDay(ctx, slotId, wanted));
const seen = async (sessionId: string) => {
  const { startsOn, endsOn, trainerName, place, slots } = await w.as(office, (ctx) => readSession(ctx, sessionId));
  return {
    startsOn,
    endsOn,
    trainerName,
    place,
    slots: slots.map((slot) => [slot.slotId, slot.startsAt, slot.roomName, slot.trainerName]),
  };
};

test('a half-day moves a week later with its room: the dates and the order follow, and the trail says so', async () => {
  const { sessionId, slotIds } = await givenSession(w, { slots: [morning('2026-04-07'), afternoon('2026-04-07')] });
  const [first = '', second = ''] = slotIds;

  await change(first, body('2026-04-14'));

  expect(await seen(sessionId)).toEqual({
    startsOn: '2026-04-07',
    endsOn: '2026-04-14',
    trainerName: null,
    place: 'Salle Erdre, Nantes',
    slots: [
      [second, '2026-04-07T11:30:00.000Z', null, null],
      [first, '2026-04-14T07:00:00.000Z', 'Salle Erdre', 'Amina Cherif'],
    ],
  });
  expect((await w.trail()).at(-1)).toEqual([
    'sessions.half-day-changed',
    { from: '2026-04-07T07:00:00.000Z', to: '2026-04-14T07:00:00.000Z', halfDays: 1, conflictsAccepted: false },
  ]);
});

test('the trainer and room of a half-day are given to those after it too, and become the session’s', async () => {
  const { sessionId, slotIds } = await givenSession(w, { slots: [morning('2026-05-04'), afternoon('2026-05-04')] });
  await change(slotIds[0] ?? '', body('2026-05-04', { applyToNext: true }));

  expect(await seen(sessionId)).toEqual({
    startsOn: '2026-05-04',
    endsOn: '2026-05-04',
    trainerName: 'Amina Cherif',
    place: 'Salle Erdre, Nantes',
    slots: [
      [slotIds[0], '2026-05-04T07:00:00.000Z', 'Salle Erdre', 'Amina Cherif'],
      [slotIds[1], '2026-05-04T11:30:00.000Z', 'Salle Erdre', 'Amina Cherif'],
    ],
  });
});

test('a taken trainer is named; another half-day’s place is refused; a session given up no longer changes', async () => {
  const { slotIds } = await givenSession(w, { slots: [morning('2026-06-02'), afternoon('2026-06-02')] });
  await givenSession(w, { slots: [morning('2026-06-09')], trainerId: amina });
  const { slotIds: over } = await givenSession(w, { slots: [morning('2026-06-03')], state: 'DELIVERED' });

  expect(await refusalOf(change(slotIds[0] ?? '', body('2026-06-09')))).toMatchObject({
    code: 'PLANNING_CONFLICT',
    facts: { name: 'Amina Cherif', count: 1 },
  });
  const taken = body('2026-06-02', { half: 'afternoon', starts: '14:00', ends: '16:00' });
  expect(await refusalOf(change(slotIds[0] ?? '', taken))).toEqual({
    code: 'SLOTS_INVALID',
    facts: { day: '2026-06-02' },
  });
  expect(await refusalOf(change(over[0] ?? '', body('2026-06-04')))).toEqual({ code: 'SESSION_OVER', facts: {} });
});

test('a half-day moves or its roll call begins, never both', async () => {
  for (let round = 0; round < 8; round++) {
    const { sessionId, slotIds } = await givenSession(w, { slots: [morning('2026-03-09')] });
    const [slotId = ''] = slotIds;
    const [moved, opened] = await Promise.allSettled([
      change(slotId, body('2026-07-07', { trainerId: null, roomId: null })),
      w.as(office, (ctx) => openSheet(ctx, slotId)),
    ]);
    const { startsOn } = await seen(sessionId);
    expect([moved.status, opened.status, startsOn]).toEqual(
      moved.status === 'fulfilled' ? ['fulfilled', 'rejected', '2026-07-07'] : ['rejected', 'fulfilled', '2026-03-09'],
    );
  }
});

test('a stranger changes nothing: the half-day does not exist for them', async () => {
  const { slotIds } = await givenSession(w, { slots: [morning('2026-08-04')] });
  const stranger = person('trainer', await givenTrainer(w));
  const wanted = w.as(stranger, (ctx) => changeHalfDay(ctx, slotIds[0] ?? '', body('2026-08-05')), 'assigned');
  expect(await refusalOf(wanted)).toEqual({ code: 'SLOT_NOT_FOUND', facts: {} });
});

test('seats grow and shrink, never below who is enrolled, whoever enrols at the same instant', async () => {
  const { sessionId } = await givenSession(w, { seats: 12 });
  await givenEnrolment(w, { sessionId, learnerId: await givenLearner(w) });
  await givenEnrolment(w, { sessionId, learnerId: await givenLearner(w) });
  const seats = (seatsMin: number, seatsMax: number) =>
    w.as(office, (ctx) => changeSeats(ctx, sessionId, { delivery: 'inCompany', seatsMin, seatsMax }));

  expect(await refusalOf(seats(1, 1))).toEqual({ code: 'SEATS_TAKEN', facts: { taken: 2 } });
  expect(await refusalOf(seats(5, 4))).toEqual({ code: 'SEATS_INVALID', facts: {} });
  const answers = await Promise.allSettled([
    seats(2, 2),
    givenEnrolment(w, { sessionId, learnerId: await givenLearner(w) }),
  ]);
  const session = await w.as(office, (ctx) => readSession(ctx, sessionId));
  expect(session.seatsTaken <= session.seatsMax).toBe(true);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const stranger = person('trainer', await givenTrainer(w));
  const asked = w.as(
    stranger,
    (ctx) => changeSeats(ctx, sessionId, { delivery: 'inCompany', seatsMin: 1, seatsMax: 9 }),
    'assigned',
  );
  expect(await refusalOf(asked)).toEqual({ code: 'NOT_FOUND', facts: {} });
});
