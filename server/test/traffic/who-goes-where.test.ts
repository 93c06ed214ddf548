import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Theatre, tableAt } from '../../../tools/stage/traffic/scenarios.ts';
import { openTheatre, theatreKeys, visitor } from '../../../tools/stage/traffic/theatre.ts';
import { signTable, tableKeys } from '../../modules/release/domain/rollout/routing-table.ts';
import { writeToken } from '../../modules/release/domain/rollout/routing-token.ts';
import { haproxyEdge } from './haproxy-edge.ts';
import { nodeEdge } from './node-edge.ts';
import { oneRequest } from './one-request.ts';

const SETTING = { visitors: 20, companies: 20, paceMs: 50, momentMs: 100 };
const { tokenKey } = theatreKeys();

describe.each([
  ['embedded edge', nodeEdge],
  ['HAProxy', haproxyEdge],
] as const)('%s', (_, open) => {
  let theatre: Theatre & { close(): Promise<void> };
  let edge: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    theatre = await openTheatre(async (stable) => {
      edge = await open(stable);
      return edge;
    }, SETTING);
  });
  afterAll(async () => {
    await edge.plane.close();
    await theatre.close();
  });
  const publish = (changed: Partial<ReturnType<typeof tableAt>> = {}, share = 0.5) =>
    edge.plane.publish(theatre.sign({ ...tableAt(theatre, share), ...changed }));
  const versionFor = async (cookie?: string, path?: string) =>
    (await oneRequest(edge.appPort, { cookie, ...(path ? { path } : {}) })).version;

  test('before any table everybody is on stable', async () => {
    expect(await versionFor(visitor('company-0', tokenKey).cookie)).toBe('1.0.0');
  });

  test('a pin, a role, a company, the default: in this order, as the one lookup says', async () => {
    const [pinned, trainer, moved, other] = [
      visitor('company-0', tokenKey),
      visitor('company-19', tokenKey, 'trainer'),
      visitor('company-0', tokenKey),
      visitor('company-19', tokenKey),
    ];
    await publish({ users: { [pinned.userId]: 'stable' }, roles: { trainer: 'canary' } });
    const versions = await Promise.all([pinned, trainer, moved, other].map(({ cookie }) => versionFor(cookie)));
    expect(versions).toEqual(['1.0.0', '1.1.0', '1.1.0', '1.0.0']);
  });

  test('no token, a forged one and an expired one go to stable and are counted', async () => {
    await publish({ byDefault: 'canary' });
    await edge.plane.stats();
    const claims = { role: 'learner', userId: 'u', companyId: 'company-0' };
    const forged = writeToken(claims, { org: 'main', endsAt: new Date(Date.now() + 60_000), key: Buffer.alloc(32, 9) });
    const expired = writeToken(claims, { org: 'main', endsAt: new Date(Date.now() - 60_000), key: tokenKey });
    const asked = [undefined, `fp-route=${forged}`, `fp-route=${expired}`, 'fp-route=nonsense'];
    expect(await Promise.all(asked.map((cookie) => versionFor(cookie)))).toEqual(Array(4).fill('1.0.0'));
    expect((await edge.plane.stats()).tokens).toEqual({ absent: 1, forged: 2, expired: 1 });
  });

  test('an open quiz and an open package stay on their version while it is served, and a rollback moves them', async () => {
    const { cookie } = visitor('company-0', tokenKey);
    const held = () =>
      Promise.all([
        versionFor(`${cookie}; fp-hold=1.0.0`),
        oneRequest(edge.contentPort, { path: '/api/commits?v=1.1.0' }).then(({ version }) => version),
        oneRequest(edge.contentPort, { path: '/play' }).then(({ version }) => version),
      ]);
    await publish();
    expect(await held()).toEqual(['1.0.0', '1.1.0', '1.0.0']);
    await publish({}, 0);
    expect(await held()).toEqual(['1.0.0', '1.0.0', '1.0.0']);
  });

  test('a table of an older generation and one that somebody else signed change nothing', async () => {
    const { cookie } = visitor('company-0', tokenKey);
    const old = theatre.sign(tableAt(theatre, 0));
    const { generation } = await publish();
    expect((await edge.plane.publish(old)).generation).toBe(generation);
    const foreign = signTable(tableAt(theatre, 0), tableKeys(Buffer.alloc(32, 8)).privateKey);
    await expect(edge.plane.publish(foreign)).rejects.toThrow('not signed by this installation');
    expect(await versionFor(cookie)).toBe('1.1.0');
  });

  test('a restart finds the last table; one that cannot be read sends everybody to stable', async () => {
    const { cookie } = visitor('company-0', tokenKey);
    const { generation } = await publish();
    await edge.plane.close();
    edge = await open(theatre.stable, { folder: edge.folder });
    expect((await edge.plane.observe()).generation).toBe(generation);
    expect(await versionFor(cookie)).toBe('1.1.0');

    await edge.plane.close();
    await writeFile(join(edge.folder, 'routing-table.json'), '{"text":"{');
    edge = await open(theatre.stable, { folder: edge.folder });
    expect(await versionFor(cookie)).toBe('1.0.0');
    await publish();
    expect(await versionFor(cookie)).toBe('1.1.0');
  });

  test('what is observed is what is in force: generation, checksum, servers, nothing in flight', async () => {
    const signed = theatre.sign(tableAt(theatre, 0.5));
    const { generation } = await edge.plane.publish(signed);
    await edge.plane.drain('stable-2');
    const { servers, ...rest } = await edge.plane.observe();
    expect(rest).toEqual({ generation, checksum: signed.checksum, drift: false });
    expect(servers.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 'canary-1', version: '1.1.0', state: 'up', inFlight: 0 },
      { id: 'stable-1', version: '1.0.0', state: 'up', inFlight: 0 },
      { id: 'stable-2', version: '1.0.0', state: 'draining', inFlight: 0 },
    ]);
    await edge.plane.ready('stable-2');
  });
});

describe('the embedded edge alone', () => {
  let theatre: Theatre & { close(): Promise<void> };
  let edge: Awaited<ReturnType<typeof nodeEdge>>;
  beforeAll(async () => {
    theatre = await openTheatre(async (stable) => {
      edge = await nodeEdge(stable, { maxInFlight: 2, workers: 1 });
      return edge;
    }, SETTING);
  });
  afterAll(() => theatre.close());

  test('a built file of the other version is found there; one that nobody has is not found', async () => {
    await edge.plane.publish(theatre.sign(tableAt(theatre, 0.5)));
    const { cookie } = visitor('company-19', tokenKey);
    expect((await oneRequest(edge.appPort, { cookie, path: '/assets/page-1.1.0.js' })).version).toBe('1.1.0');
    expect((await oneRequest(edge.appPort, { cookie, path: '/assets/gone.js' })).status).toBe(404);
  });

  test('past its measure it says so at once, with when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => oneRequest(edge.appPort)));
    const shed = answers.filter(({ status }) => status === 503);
    expect(shed.length).toBeGreaterThan(0);
    expect(shed[0]?.headers).toMatchObject({ 'retry-after': '1', 'content-type': 'application/problem+json' });
    expect((await edge.plane.stats()).shed).toBe(shed.length);
  });

  test('with every stable server gone the answer is a problem that says to try again', async () => {
    await Promise.all(theatre.stable.map((instance) => instance.kill()));
    expect((await oneRequest(edge.appPort)).status).toBe(502);
    await Promise.all(theatre.stable.map((instance) => instance.restart()));
  });

  test('its workers are replaced one after the other and the table stays', async () => {
    const before = edge.plane.pids();
    await edge.plane.restart();
    expect(edge.plane.pids().some((pid) => before.includes(pid))).toBe(false);
    expect((await oneRequest(edge.appPort, { cookie: visitor('company-0', tokenKey).cookie })).version).toBe('1.1.0');
  });
});
