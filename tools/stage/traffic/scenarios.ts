import type { Pool, PoolName, RoutingTable, SignedTable, TrafficPlane } from '../../../server/modules/release/index.ts';
import { type Crowd, type CrowdReport, startCrowd, type Visitor, wait } from './crowd.ts';
import type { Instance } from './fleet.ts';

/** An edge of any kind behind one port, and what a scenario needs to trouble it. */
export type EdgeUnderTest = {
  readonly plane: TrafficPlane;
  readonly appPort: number;
  /** kill -9 of whatever answers; ends when it answers again. */
  killAndRevive(): Promise<void>;
};

export type Theatre = {
  readonly edge: EdgeUnderTest;
  readonly stable: readonly Instance[];
  readonly canary: Instance;
  readonly visitors: readonly Visitor[];
  readonly paceMs: number;
  /** How long each moment of a scenario lasts. */
  readonly momentMs: number;
  sign(table: RoutingTable): SignedTable;
  nextGeneration(): number;
};

export type ScenarioReport = CrowdReport & {
  /** Milliseconds of each publication. */
  readonly tookMs: readonly number[];
  /** From the decision to go back to the last question that a canary answered. */
  readonly rollbackMs: number | null;
};

export type Scenario = { readonly name: string; run(theatre: Theatre): Promise<ScenarioReport> };

/** The table in which a share of the visitors' companies is on the canary; 1 is everybody, by default. */
export function tableAt(theatre: Theatre, share: number): RoutingTable {
  const companies = [...new Set(theatre.visitors.flatMap(({ companyId }) => companyId ?? []))];
  const moved = companies.slice(0, Math.round(companies.length * share));
  const pool = (instances: readonly Instance[]): Pool => ({
    version: instances[0]?.version ?? '',
    servers: instances.map(({ id, app, content }) => ({ id, app, content })),
  });
  return {
    generation: theatre.nextGeneration(),
    stable: pool(theatre.stable),
    canary: share > 0 ? pool([theatre.canary]) : null,
    users: {},
    roles: {},
    companies: share < 1 ? Object.fromEntries(moved.map((companyId): [string, PoolName] => [companyId, 'canary'])) : {},
    byDefault: share < 1 ? 'stable' : 'canary',
  };
}

type Play = { crowd: Crowd; move(share: number): Promise<void>; rollbackAt(): Promise<number> };

async function play(
  theatre: Theatre,
  first: number,
  act: (play: Play) => Promise<number | null>,
): Promise<ScenarioReport> {
  const tookMs: number[] = [];
  const opening = tableAt(theatre, first);
  await theatre.edge.plane.publish(theatre.sign(opening));
  const crowd = startCrowd(theatre.edge.appPort, theatre.visitors, opening, theatre.paceMs);
  const move = async (share: number) => {
    const table = tableAt(theatre, share);
    crowd.changing(table);
    tookMs.push((await theatre.edge.plane.publish(theatre.sign(table))).tookMs);
    crowd.settled();
  };
  await wait(theatre.momentMs);
  const decidedAt = await act({
    crowd,
    move,
    rollbackAt: async () => {
      const at = performance.now();
      await move(0);
      return at;
    },
  });
  await wait(theatre.momentMs);
  const report = await crowd.end();
  const lastCanary = report.lastAskedOf[theatre.canary.version] ?? 0;
  return { ...report, tookMs, rollbackMs: decidedAt === null ? null : Math.max(0, Math.round(lastCanary - decidedAt)) };
}

/** The canary again, and known to be by the edge. */
async function isBack({ canary, edge }: Theatre): Promise<void> {
  await canary.restart();
  const isUp = async () =>
    (await edge.plane.observe()).servers.some(({ id, state }) => id === canary.id && state === 'up');
  while (!(await isUp())) await wait(50);
}

/** What an edge must live through, the same for each of them. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'move 5 to 20 to 50 to 100 %',
    run: (theatre) =>
      play(theatre, 0.05, async ({ move }) => {
        for (const share of [0.2, 0.5, 1]) {
          await move(share);
          await wait(theatre.momentMs);
        }
        return null;
      }),
  },
  {
    name: 'rollback at 50 %',
    run: (theatre) => play(theatre, 0.5, ({ rollbackAt }) => rollbackAt()),
  },
  {
    name: 'kill -9 of the only canary at 50 %',
    run: (theatre) =>
      play(theatre, 0.5, async ({ crowd }) => {
        // Its people are answered by stable from now on, and that is right.
        crowd.changing({ ...tableAt(theatre, 0) });
        await theatre.canary.kill();
        await wait(theatre.momentMs);
        return null;
      }).finally(() => isBack(theatre)),
  },
  {
    name: 'rolling restart of stable, drained',
    run: (theatre) =>
      play(theatre, 0.2, async () => {
        for (const instance of theatre.stable) {
          await theatre.edge.plane.drain(instance.id);
          await instance.restart();
          await theatre.edge.plane.ready(instance.id);
        }
        return null;
      }),
  },
  {
    name: 'planned restart of the edge',
    run: (theatre) =>
      play(theatre, 0.2, async () => {
        await theatre.edge.plane.restart();
        return null;
      }),
  },
  {
    name: 'kill -9 of the edge',
    run: (theatre) =>
      play(theatre, 0.2, async () => {
        await theatre.edge.killAndRevive();
        return null;
      }),
  },
];
