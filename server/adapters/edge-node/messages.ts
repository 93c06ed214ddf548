import type { SignedTable } from '../../modules/release/ports.ts';
import type { Count } from './counters.ts';

export type Origin = 'app' | 'content';

/** What a worker is started with, in its environment. */
export type WorkerSettings = {
  readonly publicKey: string;
  /** Key of routing tokens, base64. */
  readonly tokenKey: string;
  /** host:port of the servers that take everything while there is no table. */
  readonly fallback: readonly { readonly id: string; readonly app: string; readonly content: string }[];
  readonly maxInFlight: number;
};

export type ToWorker =
  | { readonly kind: 'connection'; readonly origin: Origin; readonly id: number }
  | { readonly kind: 'table'; readonly signed: SignedTable }
  | { readonly kind: 'draining'; readonly servers: readonly string[] }
  | { readonly kind: 'observe'; readonly id: number }
  | { readonly kind: 'leave' };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'taken'; readonly id: number }
  | { readonly kind: 'observed'; readonly id: number; readonly seen: Seen };

/** What one worker does now, and what it counted since it was last asked. */
export type Seen = {
  readonly generation: number;
  readonly checksum: string;
  readonly down: readonly string[];
  readonly inFlight: Readonly<Record<string, number>>;
  readonly counts: Count;
};
