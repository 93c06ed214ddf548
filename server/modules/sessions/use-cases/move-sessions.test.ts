import { expect, test } from 'vitest';
import {
  givenEnrolment,
  givenLearner,
  givenPerson,
  givenSession,
  givenTrainer,
  morning,
} from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { countUnsealed } from '../../attendance/index.ts';
import { moveSession } from './move-session.ts';
import { moveSessions } from './move-sessions.ts';
import { readSession } from './read-sessions.ts';

const w = await world();
const checks = { countUnsealed };
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const stateOf = async (sessionId: string) => (await w.as(office, (ctx) => readSession(ctx, sessionId))).state;
const delivered = async () => (await givenSession(w, { state: 'DELIVERED' })).sessionId;
const close = (sessionIds: string[]) =>
  w.as(office, (ctx) => moveSessions(ctx, { sessionIds, to: 'CLOSED', reason: '', checks }));

const REFUSED = 'La session ne peut pas passer à cet état. Rechargez la page pour voir où elle en est.';
const UNKNOWN = 'Cette page n’existe pas ou ne vous est pas ouverte. Revenez à l’accueil.';

test('two delivered sessions close together, the cancelled one is named with its reason, each move leaves a line', async () => {
  const [first, second] = [await delivered(), await delivered()];
  const { sessionId: cancelled } = await givenSession(w, { state: 'CANCELLED' });

  const answer = await close([first, cancelled, second]);

  expect(answer).toEqual({ moved: [first, second], refused: [{ sessionId: cancelled, reason: REFUSED }] });
  expect([await stateOf(first), await stateOf(cancelled), await stateOf(second)]).toEqual([
    'CLOSED',
    'CANCELLED',
    'CLOSED',
  ]);
  expect(await w.trail()).toEqual([
    ['sessions.session-moved', { from: 'DELIVERED', to: 'CLOSED' }],
    ['sessions.session-moved', { from: 'DELIVERED', to: 'CLOSED' }],
  ]);
});

test('closing is undone by reopening with a reason, and not without', async () => {
  const sessionId = await delivered();
  await close([sessionId]);
  const reopen = (reason: string) =>
    w.as(office, (ctx) => moveSessions(ctx, { sessionIds: [sessionId], to: 'DELIVERED', reason, checks }));

  expect(await reopen('')).toEqual({
    moved: [],
    refused: [{ sessionId, reason: 'Donnez la raison\u00a0: elle est gardée au journal.' }],
  });
  expect(await reopen('Clôture annulée')).toEqual({ moved: [sessionId], refused: [] });
  expect(await stateOf(sessionId)).toBe('DELIVERED');
});

test('ten people closing the same sessions at the same instant, in any order, close each once', async () => {
  const all = [await delivered(), await delivered(), await delivered()];
  const before = (await w.trail()).length;

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => close(index % 2 ? all : all.toReversed())),
  );

  expect(answers.flatMap(({ moved }) => moved).sort()).toEqual(all.toSorted());
  expect((await w.trail()).length - before).toBe(3);
});

test('a session named twice moves once', async () => {
  const sessionId = await delivered();
  expect(await close([sessionId, sessionId])).toEqual({ moved: [sessionId], refused: [] });
});

test('a stranger moves nothing and learns nothing: the session does not exist for them', async () => {
  const sessionId = await delivered();
  const stranger = person('trainer', await givenTrainer(w));

  const answer = await w.as(
    stranger,
    (ctx) => moveSessions(ctx, { sessionIds: [sessionId], to: 'CLOSED', reason: '', checks }),
    'assigned',
  );

  expect(answer).toEqual({ moved: [], refused: [{ sessionId, reason: UNKNOWN }] });
  expect(await stateOf(sessionId)).toBe('DELIVERED');
});

test('a session closes once its last half-day is countersigned, alone as among others', async () => {
  const { sessionId } = await givenSession(w, { state: 'DELIVERED', slots: [morning('2026-03-09')] });
  await givenEnrolment(w, { sessionId, learnerId: await givenLearner(w) });
  const other = await delivered();

  const alone = w.as(office, (ctx) => moveSession(ctx, sessionId, { to: 'CLOSED', reason: '', checks }));
  expect(await refusalOf(alone)).toEqual({ code: 'SHEETS_NOT_SEALED', facts: { count: 1 } });
  expect(await close([sessionId, other])).toEqual({
    moved: [other],
    refused: [
      {
        sessionId,
        reason: '1 demi-journée(s) ne sont pas contresignées. Faites clore leurs feuilles, puis clôturez la session.',
      },
    ],
  });
  expect(await stateOf(sessionId)).toBe('DELIVERED');
});
