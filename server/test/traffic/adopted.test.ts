import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCrowd } from '../../../tools/stage/traffic/crowd.ts';
import { freePort } from '../../../tools/stage/traffic/fleet.ts';
import { type Theatre, tableAt } from '../../../tools/stage/traffic/scenarios.ts';
import { openTheatre, theatreKeys } from '../../../tools/stage/traffic/theatre.ts';
import { runtimeApi } from '../../adapters/edge-haproxy/runtime-api.ts';
import { isRunning } from '../../kernel/running.ts';
import { type HaproxyEdgeUnderTest, haproxyEdge } from './haproxy-edge.ts';
import type { KilledEdge } from './killed-edge.ts';

const ENTRY = join(import.meta.dirname, 'killed-edge.ts');
const SETTING = { visitors: 20, companies: 20, paceMs: 30, momentMs: 100 };

let theatre: Theatre & { close(): Promise<void> };
let edge: HaproxyEdgeUnderTest;
beforeAll(async () => {
  theatre = await openTheatre(async (stable) => {
    edge = await haproxyEdge(stable);
    return edge;
  }, SETTING);
});
afterAll(async () => {
  await edge.plane.close();
  await theatre.close();
});

const ports = () => ({ app: edge.appPort, content: edge.contentPort });

/** Whoever watches over this HAProxy is killed at its first write; HAProxy goes on by itself. */
async function leaveItAlone(): Promise<void> {
  await edge.plane.close();
  const { publicKey, tokenKey } = theatreKeys();
  const asked: KilledEdge = {
    driver: 'haproxy',
    folder: edge.folder,
    ports: ports(),
    publicKey,
    tokenKey: tokenKey.toString('base64'),
    fallback: theatre.stable.map(({ id, app, content }) => ({ id, app, content })),
    signed: theatre.sign(tableAt(theatre, 0.5)),
    dieAfter: 1,
  };
  const child = spawn(process.execPath, [ENTRY, JSON.stringify(asked)], { stdio: 'ignore' });
  await new Promise((done) => child.once('exit', done));
}

async function runningProcess(): Promise<number> {
  const info = await runtimeApi(join(edge.folder, 'haproxy.sock')).ask('show info');
  return Number(/^Pid: (\d+)$/m.exec(info)?.[1]);
}

test('an HAProxy whose watcher was killed is adopted as it is, and ends when the one who adopted it is closed', async () => {
  await leaveItAlone();
  const left = await runningProcess();
  edge = await haproxyEdge(theatre.stable, { folder: edge.folder, ports: ports() });
  expect(await edge.plane.pid()).toBe(left);
  await edge.plane.close();
  expect(isRunning(left)).toBe(false);
  await expect(fetch(`http://127.0.0.1:${edge.appPort}/api/page`)).rejects.toThrow('fetch failed');
});

test('one that must listen elsewhere gives its place to another without a lost request, and ends', async () => {
  await leaveItAlone();
  edge = await haproxyEdge(theatre.stable, { folder: edge.folder, ports: ports() });
  const table = tableAt(theatre, 0.5);
  await edge.plane.publish(theatre.sign(table));
  await leaveItAlone();
  const left = await runningProcess();
  const crowd = startCrowd(edge.appPort, theatre.visitors, table, SETTING.paceMs);
  const content = await freePort();
  edge = await haproxyEdge(theatre.stable, { folder: edge.folder, ports: { app: edge.appPort, content } });
  expect((await fetch(`http://127.0.0.1:${content}/play`)).headers.get('x-fp-version')).toBe('1.0.0');
  const { failed, misrouted, refused, requests } = await crowd.end();
  expect({ failed, misrouted, refused }).toEqual({ failed: [], misrouted: 0, refused: 0 });
  expect(requests).toBeGreaterThan(20);
  while (isRunning(left)) await new Promise((wake) => setTimeout(wake, 50));
});
