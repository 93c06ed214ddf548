import { expect, test } from 'vitest';
import { givenEnrolment, givenLearner, givenSession } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { readMyCalendar } from './read-my-calendar.ts';

const w = await world();

/** A learner in a session of two half-days on 9 March. */
async function learnerInSession() {
  const learnerId = await givenLearner(w);
  const { sessionId, slotIds } = await givenSession(w);
  await givenEnrolment(w, { sessionId, learnerId });
  const calendar = (slotId?: string) =>
    w.as(person('learner', learnerId), (ctx) => readMyCalendar(ctx, slotId), 'own').then(String);
  return { slotIds, calendar };
}

test('a learner takes the half-days to come, or one of them; those that are over stay out of the whole', async () => {
  const { slotIds, calendar } = await learnerInSession();
  const starts = (file: string) => file.match(/DTSTART:\S+/g);
  expect(starts(await calendar())).toEqual(['DTSTART:20260309T080000Z', 'DTSTART:20260309T123000Z']);
  expect(starts(await calendar(slotIds[1]))).toEqual(['DTSTART:20260309T123000Z']);
  w.clock.set('2026-03-09T12:00:00.000Z');
  expect(starts(await calendar())).toEqual(['DTSTART:20260309T123000Z']);
});

test('a half-day of somebody else’s session does not exist', async () => {
  const mine = await learnerInSession();
  const others = await learnerInSession();
  expect((await refusalOf(mine.calendar(others.slotIds[0]))).code).toBe('NOT_FOUND');
});
