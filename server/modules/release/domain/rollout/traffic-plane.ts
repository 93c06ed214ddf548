import type { Application, Context } from '../../../../kernel/context.ts';
import type { Population } from './population.ts';
import type { SignedTable } from './routing-table.ts';
import type { ZeroTolerance } from './signals.ts';

/** Where a rollout learns of companies and people: it knows no business module. Given by the composition root. */
export type PopulationSource = {
  /** Companies with their users, roles that move whole, and everybody else. `activeSince` counts who was seen after it. */
  population(ctx: Context, activeSince: Date): Promise<Population>;
};

export type GraveFact = { readonly kind: ZeroTolerance; readonly detail: string };

/** Where a rollout learns whether what was proven and walled still is. Given by the composition root. */
export type ProofCheck = { findGraveFacts(app: Application, since: Date): Promise<readonly GraveFact[]> };

export type Applied = { readonly generation: number; readonly checksum: string; readonly tookMs: number };

export type ServerState = {
  readonly id: string;
  readonly version: string;
  readonly state: 'up' | 'down' | 'draining';
  readonly inFlight: number;
};

/** What an edge really does, read back from it; `drift` when it was found otherwise than published, and mended. */
export type EdgeState = {
  readonly generation: number;
  readonly checksum: string;
  readonly drift: boolean;
  readonly servers: readonly ServerState[];
};

export type VersionCount = {
  readonly version: string;
  readonly requests: number;
  /** Requests that the edge could not have answered by any server. */
  readonly lost: number;
  /** Requests of a dead server that another one answered. */
  readonly replayed: number;
  /** Answers by another version than the table says. */
  readonly misrouted: number;
};
export type EdgeStats = {
  readonly versions: readonly VersionCount[];
  /** Tokens that opened nothing, by reason: their holders went to stable. */
  readonly tokens: { readonly absent: number; readonly forged: number; readonly expired: number };
  readonly shed: number;
};

/** One edge, whatever drives it. The same scenarios are run against each of them. */
export type TrafficPlane = {
  /** Takes a table whole, or leaves everything as it was. A generation that is not higher changes nothing. */
  publish(signed: SignedTable): Promise<Applied>;
  /** Reads back what is in force and mends what differs from the last published table. */
  observe(): Promise<EdgeState>;
  /** Sends nothing more to a server; ends when nothing is in flight there. */
  drain(serverId: string): Promise<void>;
  ready(serverId: string): Promise<void>;
  /** Replaces the processes that answer: what is in flight is answered by the old ones, nobody is refused meanwhile. */
  restart(): Promise<void>;
  /** Counts since the last call. */
  stats(): Promise<EdgeStats>;
  close(): Promise<void>;
};
