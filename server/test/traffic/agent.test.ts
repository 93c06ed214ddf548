import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort, startInstance } from '../../../tools/stage/traffic/fleet.ts';
import { visitor } from '../../../tools/stage/traffic/theatre.ts';
import { startAgent } from '../../adapters/edge-agent/index.ts';
import { openNodeEdge } from '../../adapters/edge-node/index.ts';
import { countPeople } from '../../modules/people/index.ts';
import { noteInstance } from '../../modules/release/store/rollout/instance.store.ts';
import { readEdges } from '../../modules/release/use-cases/rollout/edge-state.ts';
import { rollBack } from '../../modules/release/use-cases/rollout/move-rollout.ts';
import { edgeKeys } from '../../modules/release/use-cases/rollout/publish-table.ts';
import { startRollout } from '../../modules/release/use-cases/rollout/start-rollout.ts';
import { OPEN_CALENDARS } from '../builders/promotion.ts';
import { CANARY, givenClients, givenInProd } from '../builders/rollout.ts';
import { httpWorld } from '../http.ts';
import { person, SYSTEM, world } from '../world.ts';
import { oneRequest } from './one-request.ts';

const w = await world();
const { server } = await httpWorld(w);
const { companies, director } = await givenClients(w, [3, 2]);
const [stable, canary] = await Promise.all([startInstance('a', '1.0.0'), startInstance('b', CANARY)]);
const { publicKey, tokenKey, reportSecret } = edgeKeys(w.app.secrets);
const ports = { app: await freePort(), content: await freePort() };
const plane = await openNodeEdge({
  folder: await mkdtemp(join(tmpdir(), 'formapro-edge-')),
  ports,
  host: '127.0.0.1',
  publicKey,
  tokenKey,
  fallback: [stable],
  workers: 1,
  maxInFlight: 100,
});
const cockpit = await server.listen({ port: 0, host: '127.0.0.1' });
const troubles: string[] = [];
const agent = startAgent(plane, {
  edgeId: 'edge-1',
  driver: 'node',
  cockpit,
  secret: reportSecret,
  onTrouble: (sentence) => troubles.push(sentence),
});
afterAll(async () => {
  await agent.stop();
  await plane.close();
  await Promise.all([stable.stop(), canary.stop()]);
});

const pilot = visitor(companies[0] ?? null, tokenKey).cookie;
const versionOfPilot = async () => (await oneRequest(ports.app, { cookie: pilot })).version;
const becomes = async (version: string) => {
  while ((await versionOfPilot()) !== version) await new Promise((wake) => setTimeout(wake, 50));
};

test('an edge fetches what is published, reports that it is in force, and keeps going without its control plane', async () => {
  for (const { id, version, app, content } of [stable, canary])
    await w.as(SYSTEM, (ctx) => noteInstance(ctx, { id, version, app, content, schemaMax: '' }));
  await givenInProd(w, CANARY);
  const as = person('director', director);
  expect(await versionOfPilot()).toBe('1.0.0');
  const { rolloutId } = await w.as(as, (ctx) =>
    startRollout(
      ctx,
      { population: countPeople, calendars: OPEN_CALENDARS },
      { canaryVersion: CANARY, pilots: companies.slice(0, 1) },
    ),
  );
  await becomes(CANARY);
  const isReported = async () => (await w.as(SYSTEM, readEdges)).some(({ isUpToDate }) => isUpToDate);
  while (!(await isReported())) await new Promise((wake) => setTimeout(wake, 50));

  await w.as(as, (ctx) => rollBack(ctx, rolloutId, { reason: 'Essai' }));
  await becomes('1.0.0');
  expect(troubles).toEqual([]);

  await server.close();
  while (troubles.length === 0) await new Promise((wake) => setTimeout(wake, 50));
  expect(troubles).toHaveLength(1);
  expect(await versionOfPilot()).toBe('1.0.0');
});
