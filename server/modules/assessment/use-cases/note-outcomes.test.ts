import { expect, test } from 'vitest';
import { givenGuests, givenWholeSession } from '../../../test/builders/offer.ts';
import { tenAtOnce } from '../../../test/builders/steering.ts';
import { givenPerson, givenTrainer } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import type { Outcome } from '../store/outcome.store.ts';
import { noteOutcomes, readOutcomes } from './note-outcomes.ts';

const w = await world();
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));

async function given() {
  const { sessionId } = await givenWholeSession(w);
  const { people } = await givenGuests(w, { sessionId, names: [['Zoé', 'Delmas']] });
  return { sessionId, enrolmentId: people[0]?.enrolmentId ?? '' };
}
const noted = (after: number, outcomes: Outcome[] = ['acquired', 'inProgress'], method = 'Mise en situation') => ({
  after,
  outcomes,
  method,
});

test('what was acquired is noted for every objective or not at all, and the last note holds', async () => {
  const { sessionId, enrolmentId } = await given();
  const note = (one: ReturnType<typeof noted>) => w.as(office, (ctx) => noteOutcomes(ctx, enrolmentId, one));
  const incomplete = await refusalOf(note(noted(0, ['acquired'])));
  await note(noted(0));
  await note(noted(0));
  await note(noted(1, ['acquired', 'acquired']));
  expect([incomplete, await w.as(office, (ctx) => readOutcomes(ctx, sessionId))]).toEqual([
    { code: 'OUTCOMES_INCOMPLETE', facts: { objectives: 2 } },
    {
      objectives: ['Fixer des objectifs clairs', 'Conduire un entretien de recadrage'],
      people: [
        {
          enrolmentId,
          name: 'Zoé Delmas',
          number: 2,
          outcomes: ['acquired', 'acquired'],
          method: 'Mise en situation',
        },
      ],
    },
  ]);
});

test('ten people who note at the same instant: one is kept, the others are told', async () => {
  const { enrolmentId } = await given();
  const outcomes = await tenAtOnce(w, (index) =>
    w.as(office, (ctx) => noteOutcomes(ctx, enrolmentId, noted(0, undefined, `Grille ${index}`))),
  );
  expect(outcomes).toEqual([...Array(9).fill('OUTCOMES_CHANGED_MEANWHILE'), 'done']);
});

test('a trainer notes nothing in a session that they do not give', async () => {
  const { sessionId, enrolmentId } = await given();
  const stranger = person('trainer', await givenTrainer(w));
  expect([
    (await refusalOf(w.as(stranger, (ctx) => noteOutcomes(ctx, enrolmentId, noted(0)), 'assigned'))).code,
    (await refusalOf(w.as(stranger, (ctx) => readOutcomes(ctx, sessionId), 'assigned'))).code,
  ]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});
