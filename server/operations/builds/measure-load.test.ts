import { afterAll, expect, test } from 'vitest';
import { givenCompany, givenLearner, givenPerson } from '../../test/builders/trade.ts';
import { httpWorld } from '../../test/http.ts';
import { world } from '../../test/world.ts';
import { measureLoad } from './measure-load.ts';

const w = await world();
const { server } = await httpWorld(w);
const origin = await server.listen({ port: 0, host: '127.0.0.1' });
const closed = await world({ demo: false });
const { server: closedServer } = await httpWorld(closed);
const closedOrigin = await closedServer.listen({ port: 0, host: '127.0.0.1' });
afterAll(() => closedServer.close());

test('many connections read pages as the people of a demonstration, and every answer is counted', async () => {
  const companyId = await givenCompany(w);
  await givenLearner(w, { companyId });
  await givenPerson(w, { role: 'trainingAdministrator' });
  await givenPerson(w, { role: 'companyManager', companyId });
  const before = (await w.trail()).length;
  const measured = await measureLoad(origin, { connections: 12, seconds: 1, pauseMs: 50 });
  expect([measured.connections, measured.requests > 12, measured.failures]).toEqual([12, true, 0]);
  expect(measured.p99Ms >= measured.p95Ms).toBe(true);
  const written = (await w.trail()).slice(before).map(([action]) => action);
  expect(written.filter((action) => action !== 'identity.signed-in')).toEqual([]);
});

test('an environment with people’s data has no such door', async () => {
  await expect(measureLoad(closedOrigin, { connections: 1, seconds: 1 })).rejects.toThrow('données inventées');
});
