import { expect, test } from 'vitest';
import { sumTraffic } from '../../modules/release/store/rollout/edge.store.ts';
import { readEdges } from '../../modules/release/use-cases/rollout/edge-state.ts';
import { edgeKeys } from '../../modules/release/use-cases/rollout/publish-table.ts';
import { givenCompany, givenPerson } from '../builders/trade.ts';
import { httpWorld } from '../http.ts';
import { SYSTEM, world } from '../world.ts';

const w = await world();
const http = await httpWorld(w);
const report = {
  driver: 'haproxy',
  generation: 0,
  checksum: '',
  drift: false,
  servers: [],
  versions: [{ version: '1.0.0', requests: 3, lost: 0, misrouted: 0 }],
};
const send = (secret: string) => http.call('POST', '/edges/edge-1/reports', { body: { secret, ...report } });

test('a stranger’s report is refused and leaves nothing; ours is kept, and there is no table before a rollout', async () => {
  expect(await send('not the secret')).toMatchObject({ status: 403, body: { code: 'EDGE_UNKNOWN' } });
  expect(await w.as(SYSTEM, readEdges)).toEqual([]);
  expect(await send(edgeKeys(w.app.secrets).reportSecret)).toMatchObject({ status: 200, body: { table: null } });
  expect(await w.as(SYSTEM, readEdges)).toMatchObject([{ id: 'edge-1', driver: 'haproxy', isUpToDate: true }]);
});

test('twenty reports at the same instant are one edge, and every request is counted', async () => {
  const requests = async () => (await w.as(SYSTEM, (ctx) => sumTraffic(ctx, 0)))[0]?.requests;
  const before = (await requests()) ?? 0;
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(edgeKeys(w.app.secrets).reportSecret)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect((await w.as(SYSTEM, readEdges)).map(({ id }) => id)).toEqual(['edge-1']);
  expect(await requests()).toBe(before + 20 * 3);
});

const routing = (headers: Record<string, unknown>) =>
  [headers['set-cookie'] ?? []].flat().find((line) => String(line).startsWith('fp-route='));

test('the first answer to somebody signed in says who they are to edges; it is not said again, and leaving takes it away', async () => {
  const companyId = await givenCompany(w);
  const personId = await givenPerson(w, { role: 'companyManager', companyId });
  const login = await http.login(personId, 'companyManager');
  const first = String(routing((await http.call('GET', '/me', { as: login })).headers));
  const token = first.slice('fp-route='.length).split(';')[0] ?? '';
  expect(token).toMatch(new RegExp(`^main\\.companyManager\\.${personId}\\.${companyId}\\.\\d+\\.[0-9a-f]{64}$`));
  expect(first).toMatch(/HttpOnly; SameSite=Lax/);

  const known = { headers: { cookie: `formapro=${login}; fp-route=${token}` } };
  expect(routing((await http.call('GET', '/me', known)).headers)).toBeUndefined();
  const forged = { headers: { cookie: `formapro=${login}; fp-route=${token.replace('companyManager', 'trainer')}` } };
  expect(routing((await http.call('GET', '/me', forged)).headers)).toBeDefined();
  expect(String(routing((await http.call('POST', '/sign-out', known)).headers))).toMatch(/^fp-route=;/);
});

test('nobody signed in and a half-open login get no routing token; every answer says its version', async () => {
  const half = await http.login(await givenPerson(w, { role: 'director' }), 'director', true);
  for (const as of [undefined, half]) {
    const { headers } = await http.call('GET', '/me', as ? { as } : {});
    expect([routing(headers), headers['x-fp-version']]).toEqual([undefined, 'test']);
  }
});
