import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Theatre, tableAt } from '../../../tools/stage/traffic/scenarios.ts';
import { openTheatre, theatreKeys, visitor } from '../../../tools/stage/traffic/theatre.ts';
import { haproxyEdge } from './haproxy-edge.ts';
import type { KilledEdge } from './killed-edge.ts';
import { nodeEdge } from './node-edge.ts';
import { oneRequest } from './one-request.ts';

const ENTRY = join(import.meta.dirname, 'killed-edge.ts');
const SETTING = { visitors: 20, companies: 20, paceMs: 50, momentMs: 100 };
/** More writes than a publication makes: the round that is not killed ends the search. */
const MOST_WRITES = 200;

/** Publishes in a process that dies after so many writes; true when it lived to the end. */
function livesThrough(asked: KilledEdge): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [ENTRY, JSON.stringify(asked)], { stdio: 'ignore' });
    child.once('exit', (_code, signal) => done(signal !== 'SIGKILL'));
  });
}

describe.each([
  ['node', nodeEdge, 1],
  // Its order to each place is one write among many alike: every fifth is enough.
  ['haproxy', haproxyEdge, 5],
] as const)('a publication on %s', (driver, open, stride) => {
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

  test('killed after each of its writes: the edge has the table before or this one, and the next report ends it', async () => {
    const { publicKey, tokenKey } = theatreKeys();
    const { cookie } = visitor('company-0', tokenKey);
    let killed = 0;
    for (let dieAfter = 1; dieAfter < MOST_WRITES; dieAfter += stride) {
      const { folder, appPort, contentPort } = edge;
      const ports = { app: appPort, content: contentPort };
      const before = await edge.plane.publish(theatre.sign(tableAt(theatre, 0)));
      await edge.plane.close();
      const signed = theatre.sign(tableAt(theatre, 0.5));
      const hasLived = await livesThrough({
        driver,
        folder,
        ports,
        publicKey,
        tokenKey: tokenKey.toString('base64'),
        fallback: theatre.stable.map(({ id, app, content }) => ({ id, app, content })),
        signed,
        dieAfter,
      });
      edge = await open(theatre.stable, { folder, ports });
      const found = (await edge.plane.observe()).generation;
      expect([before.generation, before.generation + 1]).toContain(found);
      await edge.plane.publish(signed);
      expect(await edge.plane.observe()).toMatchObject({ checksum: signed.checksum, drift: false });
      expect((await oneRequest(edge.appPort, { cookie })).version).toBe('1.1.0');
      if (hasLived) break;
      killed += 1;
    }
    expect(killed).toBeGreaterThan(2);
  }, 120_000);
});
