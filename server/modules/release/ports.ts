import type { Context } from '../../kernel/context.ts';
import type { EnvironmentKey, Freeze } from './domain/environments/environment.ts';
import type { Adoption } from './domain/steering/adoption.ts';

export type { Claims, Pool, PoolName, RoutingTable, Server, SignedTable } from './domain/rollout/routing-table.ts';
export { openTable, poolFor, poolOf } from './domain/rollout/routing-table.ts';
export { HOLD_COOKIE, ROUTING_COOKIE, readToken, TOKEN_SECONDS, writeToken } from './domain/rollout/routing-token.ts';
export type {
  EdgeStats,
  GraveFact,
  PopulationSource,
  ProofCheck,
  ServerState,
  TrafficPlane,
  VersionCount,
} from './domain/rollout/traffic-plane.ts';

/** The days on which nothing enters an environment; null when this machine has no such environment. */
export type FreezeCalendars = {
  freezesOf(environment: EnvironmentKey): Promise<readonly Freeze[] | null>;
};

/** Backups and their restore drills, done outside the database by the machine that runs the product. */
export type Backups = {
  backUp(): Promise<BackupMade>;
  /** Restores the newest backup into an empty place, checks it, throws it away. A backup that fails is an outcome. */
  drill(): Promise<DrillOutcome>;
};

export type BackupMade = {
  readonly id: string;
  readonly madeAt: Date;
  readonly folder: string;
  readonly productVersion: string;
  readonly sizeBytes: number;
  readonly rows: number;
  readonly files: number;
  readonly missingFiles: number;
};

export type DrillOutcome = {
  readonly backupId: string;
  readonly backupAt: Date;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly rows: number;
  readonly files: number;
  readonly sealed: number;
  /** Why the backup could not be relied on; empty when the drill passed. */
  readonly faults: readonly string[];
};

/** Whom a mail to the client companies can reach: the training managers of each, else the address of the company. */
export type ContactSource = {
  contacts(ctx: Context): Promise<
    readonly {
      readonly companyId: string;
      readonly name: string;
      readonly phone: string;
      readonly people: readonly { readonly personId: string | null; readonly name: string; readonly email: string }[];
    }[]
  >;
};

/** Where the project learns who uses the product: it knows no business module. Given by the composition root. */
export type AdoptionSource = {
  /** Who came since each of two instants. */
  adoption(ctx: Context, since: { days7: Date; days30: Date }): Promise<Adoption>;
};
