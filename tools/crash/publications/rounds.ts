import { randomUUID } from 'node:crypto';
import type { RoutingTable } from '../../../server/modules/release/index.ts';
import { type Crowd, startCrowd, wait } from '../../stage/traffic/crowd.ts';
import { visitor } from '../../stage/traffic/theatre.ts';
import { CANARY, EDGES, type EdgeName, openTown, type Part, type Published, type Town, tableOf } from './town.ts';

export type Death = { readonly part: Part; readonly point: string };

/** Writes of a publication, in their order: the row, then what each edge keeps and gives to the traffic. */
export const DEATHS: readonly Death[] = [
  { part: 'cockpit', point: 'row written' },
  { part: 'cockpit', point: 'row kept' },
  { part: 'node', point: 'filled routing-table.json' },
  { part: 'node', point: 'renamed routing-table.json' },
  { part: 'haproxy', point: 'filled routing-table.json' },
  { part: 'haproxy', point: 'renamed routing-table.json' },
  { part: 'haproxy', point: 'filled routing.map' },
  { part: 'haproxy', point: 'renamed routing.map' },
  { part: 'haproxy', point: 'filled haproxy.cfg' },
  { part: 'haproxy', point: 'renamed haproxy.cfg' },
  { part: 'haproxy', point: 'prepare map' },
  { part: 'haproxy', point: 'add map' },
  { part: 'haproxy', point: 'commit map' },
];

/** What a publication that was killed came to. */
export type Round = Death & {
  /** Tables published by the decision: one, however often it was sent. */
  readonly tables: number;
  /** Edges that said, after the restart, that they do what the database says. */
  readonly agreed: readonly string[];
  /** Versions of the pilot company and of another one, on each edge. */
  readonly versions: Readonly<Record<EdgeName, readonly [pilot: string, other: string]>>;
  readonly misrouted: number;
  /** Requests lost by edges whose own process was not the one that died. */
  readonly lostElsewhere: number;
};

const VISITORS = 12;
const PACE_MS = 60;
const MOMENT_MS = 300;

/**
 * Publishes again and again, by the buttons of the page, and kills whoever is writing after a write; with an edge dies the
 * control plane. Everything is started again by the command that started it, and nothing else is done.
 */
export async function publicationRounds(deaths: readonly Death[], say: (sentence: string) => void): Promise<Round[]> {
  const town = await openTown();
  try {
    const rounds: Round[] = [];
    let rolloutId = '';
    for (const [index, death] of deaths.entries()) {
      const moves = index % 2 === 0;
      const path = moves ? '/rollouts' : `/rollouts/${rolloutId}/rollback`;
      const body = moves
        ? { canaryVersion: CANARY, pilots: [town.companies.pilot] }
        : { reason: 'Essai de coupure en pleine publication' };
      const { round, answer } = await oneRound(town, death, { path, body, moves });
      if (moves) rolloutId = (answer as { rolloutId: string }).rolloutId;
      rounds.push(round);
      say(`${death.part}, ${death.point}: ${JSON.stringify(round)}`);
    }
    return rounds;
  } finally {
    await town.close();
  }
}

type Decision = { readonly path: string; readonly body: unknown; readonly moves: boolean };

async function oneRound(
  town: Town,
  { part, point }: Death,
  { path, body, moves }: Decision,
): Promise<{ round: Round; answer: unknown }> {
  const before = await town.published();
  const tables = { before: before ? tableOf(before) : stableOnly(0), after: expected(town, moves) };
  const crowds = Object.fromEntries(EDGES.map((edge) => [edge, crowdOn(town, edge, tables)])) as Record<
    EdgeName,
    Crowd
  >;
  const key = randomUUID();

  await town.condemn(part, point);
  let answer = await town.press(path, body, key);
  await town.dead(part);
  if (part !== 'cockpit') await town.kill('cockpit');
  const diedAt = new Date();
  await town.revive();
  // Somebody who got no answer presses again, and the page sends the same key.
  answer ??= await town.press(path, body, key);
  const now = await agreement(town, diedAt);
  for (const crowd of Object.values(crowds)) crowd.settled();
  const versions = Object.fromEntries(
    await Promise.all(EDGES.map(async (edge) => [edge, await versionsOn(town, edge)])),
  ) as Round['versions'];
  await wait(MOMENT_MS);

  let [misrouted, lostElsewhere] = [0, 0];
  for (const edge of EDGES) {
    const report = await crowds[edge].end();
    misrouted += report.misrouted;
    // HAProxy answers while the process that steers it is dead; the embedded edge is what died.
    if (edge !== part || edge === 'haproxy') lostElsewhere += report.failed.length + report.refused;
  }
  const agreed = (await town.reported(diedAt)).filter(({ checksum }) => checksum === now.checksum).map(({ id }) => id);
  const round = { part, point, tables: now.generation - (before?.generation ?? 0), agreed, versions };
  return { round: { ...round, misrouted, lostElsewhere }, answer };
}

/** Waits until every edge says that it does what the database says. */
async function agreement(town: Town, since: Date): Promise<Published> {
  for (;;) {
    const published = await town.published();
    const edges = await town.reported(since);
    const agree = edges.every(({ checksum, generation }) => {
      return checksum === published?.checksum && generation === published.generation;
    });
    if (published && edges.length === EDGES.length && agree) return published;
    await wait(100);
  }
}

function crowdOn(town: Town, edge: EdgeName, { before, after }: { before: RoutingTable; after: RoutingTable }): Crowd {
  const people = Array.from({ length: VISITORS }, (_, rank) =>
    visitor(rank % 2 === 0 ? town.companies.pilot : town.companies.other, town.tokenKey),
  );
  const crowd = startCrowd(town.ports[edge], people, before, PACE_MS);
  crowd.changing(after);
  return crowd;
}

async function versionsOn(town: Town, edge: EdgeName): Promise<readonly [string, string]> {
  const { pilot, other } = town.companies;
  const versionFor = async (companyId: string) => {
    const { cookie } = visitor(companyId, town.tokenKey);
    const answer = await fetch(`http://127.0.0.1:${town.ports[edge]}/api/page`, { headers: { cookie } });
    await answer.arrayBuffer();
    return answer.headers.get('x-fp-version') ?? '';
  };
  return [await versionFor(pilot), await versionFor(other)];
}

const pool = (version: string) => ({ version, servers: [] });
const stableOnly = (generation: number): RoutingTable => ({
  generation,
  stable: pool('1.0.0'),
  canary: null,
  users: {},
  roles: {},
  companies: {},
  byDefault: 'stable',
});

/** Where people may be once the decision is in force: what the crowd checks answers against. */
function expected(town: Town, moves: boolean): RoutingTable {
  const table = stableOnly(0);
  return moves ? { ...table, canary: pool(CANARY), companies: { [town.companies.pilot]: 'canary' } } : table;
}
