import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { httpWorld } from '../http.ts';
import { world } from '../world.ts';

const w = await world();
const http = await httpWorld(w);
const TRIES = 400;

/** Doors that nobody's secret stands behind: they tell nothing of anybody and are read before signing in. */
const PUBLIC = ['GET /organisation'];

/** What a guesser sends to each door; a door that is not here fails the test. */
const guesses: Readonly<Record<string, () => unknown>> = {
  'POST /sign-in': () => ({ email: 'cible@personne.example', password: randomUUID() }),
  'POST /demo/sign-in': () => ({ role: 'learner' }),
  'POST /password-resets': () => ({ email: 'cible@personne.example' }),
  'POST /password-choices': () => ({ token: 'x'.repeat(43), password: 'quatre chevaux sous la pluie' }),
  'POST /magic-links': () => ({ email: 'cible@personne.example' }),
  'POST /magic-links/use': () => ({ token: 'x'.repeat(43) }),
  'POST /passkey-challenges': () => undefined,
  'POST /passkey-sign-ins': () => ({
    ceremonyId: randomUUID(),
    proof: { credentialId: 'x', clientData: 'x', authenticatorData: 'x', signature: 'x' },
  }),
  'POST /signing/openings': () => ({ shortCode: '123456' }),
  'POST /signing/signatures': () => ({
    ticket: 'x'.repeat(80),
    enrolmentId: randomUUID(),
    lastName: 'x',
    signature: { method: 'typed' },
  }),
  'GET /verifications/:code': () => undefined,
  'POST /edges/:edgeId/reports': () => ({
    secret: randomUUID(),
    driver: 'node',
    generation: 0,
    checksum: '',
    drift: false,
    servers: [],
    versions: [],
  }),
  'POST /openings': () => ({ token: 'x'.repeat(43) }),
  'POST /pulses': () => ({ token: 'x'.repeat(43), activeSeconds: 1 }),
  'POST /closings': () => ({ token: 'x'.repeat(43) }),
  'POST /commits': () => ({
    token: 'x'.repeat(43),
    itemId: 'i',
    sequence: 1,
    commitId: randomUUID(),
    activeSeconds: 0,
    state: {
      edition: '1.2',
      attempt: 1,
      phase: 'running',
      entry: 'ab-initio',
      values: {},
      judgedStatus: null,
      earlierHundredths: 0,
      pastAttemptsHundredths: 0,
    },
  }),
};

const isOpen = ({ access }: { access: object }) => 'open' in access;
const doors = [
  ...w.modules.flatMap(({ routes }) => routes.filter(isOpen).map(({ key }) => ({ key, server: http.server }))),
  ...w.modules.flatMap(({ contentRoutes }) =>
    (contentRoutes ?? []).filter(isOpen).map(({ key }) => ({ key, server: http.content })),
  ),
].filter(({ key }) => !PUBLIC.includes(key));

test.each(doors)('$key tires of a guesser', async ({ key, server }) => {
  const guess = guesses[key];
  if (!guess) throw new Error(`say how one would guess at ${key}`);
  const [method, path = ''] = key.split(' ');
  for (let tried = 1; tried <= TRIES; tried++) {
    const payload = guess();
    const answer = await server.inject({
      method: method as 'POST',
      url: `/api${path.replace(':code', 'ABCDEFGH').replace(':edgeId', 'edge-1')}`,
      headers: { 'x-formapro': '1' },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    const code = answer.statusCode === 204 ? '' : (answer.json().code ?? '');
    if (code === 'TOO_MANY_TRIES') return expect(tried).toBeLessThanOrEqual(TRIES);
    if (code === 'INVALID_INPUT') throw new Error(`the guess at ${key} is not a right one: ${answer.body}`);
  }
  throw new Error(`${key} never tires`);
});
