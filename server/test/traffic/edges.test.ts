import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scenarios, type Theatre } from '../../../tools/stage/traffic/scenarios.ts';
import { openTheatre } from '../../../tools/stage/traffic/theatre.ts';
import { haproxyEdge } from './haproxy-edge.ts';
import { nodeEdge } from './node-edge.ts';

const SETTING = { visitors: 60, companies: 20, paceMs: 60, momentMs: 500 };

describe.each([
  ['embedded edge', nodeEdge],
  ['HAProxy', haproxyEdge],
] as const)('%s', (kind, open) => {
  let theatre: Theatre & { close(): Promise<void> };
  beforeAll(async () => {
    theatre = await openTheatre(open, SETTING);
  });
  afterAll(() => theatre.close());
  const named = (name: string) => {
    const scenario = scenarios.find((one) => one.name === name);
    if (!scenario) throw new Error(`no scenario ${name}`);
    return scenario.run(theatre);
  };

  test.each([
    'move 5 to 20 to 50 to 100 %',
    'rollback at 50 %',
    'rolling restart of stable, drained',
    'planned restart of the edge',
  ])('%s: no request fails, none is misrouted, no connection is cut', async (name) => {
    const { requests, failed, misrouted, closedIdle, refused } = await named(name);
    expect({ failed, misrouted, closedIdle, refused }).toEqual({
      failed: [],
      misrouted: 0,
      closedIdle: 0,
      refused: 0,
    });
    expect(requests).toBeGreaterThan(100);
  });

  test('kill -9 of the only canary: stable takes over at once, and what may be repeated is', async () => {
    const { failed, misrouted } = await named('kill -9 of the only canary at 50 %');
    const mayRepeat = failed.filter(({ method, hasKey }) => method !== 'POST' || hasKey);
    expect(mayRepeat).toEqual([]);
    expect(misrouted).toBe(0);
  });

  test('kill -9 of the edge: what was in flight is lost, and the right table is there at once', async () => {
    const { failed, misrouted, refused } = await named('kill -9 of the edge');
    expect(failed.length).toBeLessThanOrEqual(SETTING.visitors);
    expect(misrouted).toBe(0);
    // Only the embedded edge has a parent that holds its sockets.
    if (kind === 'embedded edge') expect(refused).toBe(0);
  });
});
