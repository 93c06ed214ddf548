import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { httpWorld } from '../http.ts';
import { world } from '../world.ts';

const w = await world();
const http = await httpWorld(w);
const TRIES = 400;

/** Open addresses that are not throttled, and why: there is nothing to guess behind them. */
const UNTHROTTLED: Readonly<Record<string, string>> = {
  'GET /organisation': 'the name of the organisation, read before signing in',
  'GET /api/health/live': 'whether the process lives, asked by machines every few seconds; nobody’s data',
  'GET /api/health/ready': 'whether the process can serve, the same',
  'GET /metrics': 'counts and times, nobody’s data',
  'GET /api/openapi.json': 'the description of the API, the same for everybody',
  'GET /api/refusals': 'the list of refusals, the same for everybody',
  'GET /play': 'the page of the player, the same for everybody',
  'GET /assets/*': 'the built files of that page',
  'GET /c/:ticket/*':
    'a file of a package, by a ticket signed with the installation key: nothing is kept to be guessed',
};

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
  'GET /document-links/:code': () => undefined,
  'GET /document-links/:code/files/:documentId': () => undefined,
  'POST /edges/:edgeId/reports': () => ({
    secret: randomUUID(),
    driver: 'node',
    generation: 0,
    checksum: '',
    drift: false,
    servers: [],
    versions: [],
  }),
  'GET /recette/report-verifications/:code': () => undefined,
  'GET /rollout/report-verifications/:code': () => undefined,
  'POST /openings': () => ({ token: 'x'.repeat(43) }),
  'POST /pulses': () => ({ token: 'x'.repeat(43), activeSeconds: 1 }),
  'POST /client-errors': () => ({ token: 'x'.repeat(43) }),
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
].filter(({ key }) => !(key in UNTHROTTLED));

test.each(doors)('$key tires of a guesser', async ({ key, server }) => {
  const guess = guesses[key];
  if (!guess) throw new Error(`say how one would guess at ${key}`);
  const [method, path = ''] = key.split(' ');
  for (let tried = 1; tried <= TRIES; tried++) {
    const payload = guess();
    const answer = await server.inject({
      method: method as 'POST',
      url: `/api${path.replace(':code', 'ABCDEFGH').replace(':edgeId', 'edge-1').replace(':documentId', randomUUID())}`,
      headers: { 'x-formapro': '1' },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    const code = answer.statusCode === 204 ? '' : (answer.json().code ?? '');
    if (code === 'TOO_MANY_TRIES') return expect(tried).toBeLessThanOrEqual(TRIES);
    if (code === 'INVALID_INPUT') throw new Error(`the guess at ${key} is not a right one: ${answer.body}`);
  }
  throw new Error(`${key} never tires`);
});

test('what is mounted beside the routes is known, and each has its reason not to be throttled', () => {
  const beside = (server: typeof http.server, routes: readonly { key: string }[]) => {
    const ofModules = new Set(routes.map(({ key }) => key.replace(' ', ' /api')));
    return mounted(server).filter((key) => !ofModules.has(key) && !key.startsWith('HEAD '));
  };
  const ours = w.modules.flatMap(({ routes }) => routes);
  const content = w.modules.flatMap(({ contentRoutes }) => contentRoutes ?? []);
  const found = [...beside(http.server, ours), ...beside(http.content, content)];
  expect(found.filter((key) => !(key in UNTHROTTLED))).toEqual([]);
  expect(new Set(found)).toEqual(new Set(Object.keys(UNTHROTTLED).filter((key) => key !== 'GET /organisation')));
});

/** Every 'METHOD /address' of a server, read from its own drawing of its routes. */
function mounted(server: typeof http.server): string[] {
  const parents: string[] = [];
  return server
    .printRoutes()
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', path = '', methods = ''] =
        /^((?:[│ ] {3}|[├└]── )*)(\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
      parents.splice(indent.length / 4 - 1);
      const address = `${parents.join('')}${path}`;
      parents.push(path);
      return methods ? methods.split(', ').map((method) => `${method} ${address}`) : [];
    });
}
