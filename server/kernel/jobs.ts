import type { Application, Context } from './context.ts';

/** Work done later, in PostgreSQL. A job may run twice or after a crash: its effects carry their own key. */
export type Job = {
  readonly name: string;
  /** What makes it safe to run twice, late or after a crash. Shown to operators. */
  readonly safety: string;
  /** Five-field cron expression, Europe/Paris; absent for jobs that are only enqueued. */
  readonly every?: string;
  /** Seconds after which a run that was killed is taken again. Default 60. */
  readonly expireSeconds?: number;
  readonly retryLimit?: number;
  /** How many of these one process runs side by side. Default 1. */
  readonly concurrency?: number;
} & (
  | { /** The whole run is one transaction. */ readonly run: (ctx: Context, payload: never) => Promise<unknown> }
  | {
      /** The run opens its own transactions (mail, PDF, long batches). */ readonly runOpen: (
        app: Application,
        payload: never,
      ) => Promise<unknown>;
    }
);
