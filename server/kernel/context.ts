import type { Actor, PersonActor, Reach } from './access.ts';
import type { Runner } from './database.ts';
import type { FileStore } from './file-store.ts';
import type { Jobs } from './job-queue.ts';
import type { SecretBox } from './secrets.ts';
import type { TrailEntry } from './trail-entry.ts';

/**
 * What a use case works with: who asks, when, and one transaction in which everything happens or nothing does.
 *
 * A use case takes a context and plain input, and is the only thing that calls stores.
 */
export type Context = Runner & {
  readonly actor: Actor;
  /** How far the caller reaches on this route; 'all' for jobs. */
  readonly reach: Reach | 'open';
  readonly now: Date;
  readonly requestId: string;
  readonly language: 'fr' | 'en';
  readonly app: Application;
  newId(): string;
  randomBytes(size: number): Buffer;
  /** Writes one line of the trail in this transaction. The action must be in the closed list. */
  record(entry: TrailEntry): Promise<void>;
  /** Enqueues a job in this transaction: it exists if and only if the transaction commits. */
  enqueue(job: string, payload: Record<string, unknown>, options?: { startAfter?: Date }): Promise<void>;
};

/** What lives as long as the process. Only composition roots build one. */
export type Application = {
  readonly settings: Settings;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly secrets: SecretBox;
  /** Opens a transaction for a person, a job or nobody. `readOnly` refuses every write. */
  transaction<T>(scope: TransactionScope, run: (ctx: Context) => Promise<T>): Promise<T>;
};

export type TransactionScope = {
  readonly actor: Actor;
  readonly reach?: Reach | 'open';
  readonly readOnly?: boolean;
  readonly requestId?: string;
  readonly language?: 'fr' | 'en';
};

export type Settings = {
  /** Where people open the application, e.g. http://localhost:8080, without a final slash. */
  readonly appOrigin: string;
  /** Where packages are played: another origin, always. */
  readonly contentOrigin: string;
  readonly demo: boolean;
  readonly version: string;
};

/** The person behind the call. Routes declare who may call, so anything else is a defect. */
export function personOf(ctx: Pick<Context, 'actor'>): PersonActor {
  if (ctx.actor.kind !== 'person') throw new Error('this use case needs a signed-in person');
  return ctx.actor;
}
