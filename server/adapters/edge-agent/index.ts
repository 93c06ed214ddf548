import type { SignedTable, TrafficPlane, VersionCount } from '../../modules/release/ports.ts';

/** How often an edge says what it does and asks what it should: a rollback reaches it within this and its own work. */
const TURN_MS = 1_000;
const PATIENCE_MS = 5_000;

export type AgentSettings = {
  readonly edgeId: string;
  readonly driver: 'node' | 'haproxy';
  /** Address of whatever answers for the control plane, without a final slash. */
  readonly cockpit: string;
  readonly secret: string;
  readonly onTrouble: (sentence: string) => void;
};

/**
 * Ties an edge to the control plane: reports, takes the table it lacks, reports again. When nobody answers the traffic
 * goes on as it is, and what was counted is told later.
 */
export function startAgent(plane: TrafficPlane, settings: AgentSettings): { stop(): Promise<void> } {
  let isOver = false;
  let isCutOff = false;
  let untold: Map<string, VersionCount> = new Map();

  const turn = async () => {
    const state = await plane.observe();
    untold = added(untold, (await plane.stats()).versions);
    const answer = await fetch(`${settings.cockpit}/api/edges/${settings.edgeId}/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-formapro': '1' },
      body: JSON.stringify({
        secret: settings.secret,
        driver: settings.driver,
        ...state,
        versions: [...untold.values()].map(({ version, requests, lost, misrouted }) => ({
          version,
          requests,
          lost,
          misrouted,
        })),
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Error(`the control plane answered ${answer.status}`);
    untold = new Map();
    const { table } = (await answer.json()) as { table: SignedTable | null };
    if (table) await plane.publish(table);
  };

  const running = (async () => {
    while (!isOver) {
      try {
        await turn();
        if (isCutOff) settings.onTrouble('Le pilotage répond de nouveau.');
        isCutOff = false;
      } catch (error) {
        if (!isCutOff)
          settings.onTrouble(`Le pilotage ne répond pas, le trafic continue tel quel (${(error as Error).message}).`);
        isCutOff = true;
      }
      await new Promise((wake) => setTimeout(wake, TURN_MS));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await running;
    },
  };
}

function added(before: ReadonlyMap<string, VersionCount>, more: readonly VersionCount[]): Map<string, VersionCount> {
  const sum = new Map(before);
  for (const one of more) {
    const old = sum.get(one.version);
    sum.set(one.version, {
      version: one.version,
      requests: (old?.requests ?? 0) + one.requests,
      lost: (old?.lost ?? 0) + one.lost,
      replayed: (old?.replayed ?? 0) + one.replayed,
      misrouted: (old?.misrouted ?? 0) + one.misrouted,
    });
  }
  return sum;
}
