import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Application, Context } from '../../kernel/context.ts';
import type { Database } from '../../kernel/database.ts';
import type { Jobs } from '../../kernel/job-queue.ts';
import type { Job } from '../../kernel/jobs.ts';
import type { Log } from '../../kernel/log.ts';

const SCHEMA = 'pgboss';
const EXPIRE_SECONDS = 60;
const RETRY_LIMIT = 8;

/** Creates the queue schema and its queues as the owner, then lets the application role use them. Safe to repeat. */
export async function prepareQueues(
  owner: Pool,
  jobs: readonly Pick<Job, 'name' | 'expireSeconds' | 'retryLimit'>[],
): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: SCHEMA,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const job of jobs) {
    const options = {
      expireInSeconds: job.expireSeconds ?? EXPIRE_SECONDS,
      retryLimit: job.retryLimit ?? RETRY_LIMIT,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 300,
      deleteAfterSeconds: 86_400,
    };
    if (existing.has(job.name)) await boss.updateQueue(job.name, options);
    else await boss.createQueue(job.name, options);
  }
  await boss.stop({ graceful: false });
  await owner.query(`
    grant usage on schema ${SCHEMA} to formapro_app;
    grant select, insert, update, delete on all tables in schema ${SCHEMA} to formapro_app;
    grant usage, select on all sequences in schema ${SCHEMA} to formapro_app;
    grant execute on all functions in schema ${SCHEMA} to formapro_app`);
}

export type JobRunner = Jobs & {
  /** Starts taking jobs; `stop` lets running ones end, at most ten seconds. */
  work(app: Application, jobs: readonly Job[], log: Log): Promise<void>;
  stop(): Promise<void>;
};

/** Sends and works jobs through pg-boss: a send joins the caller's transaction. */
export function createJobRunner(database: Database): JobRunner {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
  });
  let started: Promise<unknown> | undefined;
  const start = () => (started ??= boss.start());
  return {
    async send(runner, { job, payload, startAfter }) {
      await start();
      await boss.send(job, payload, {
        db: { executeSql: (text, values) => runner.execute(text, values ?? []) as Promise<{ rows: never[] }> },
        ...(startAfter ? { startAfter } : {}),
      });
    },
    async work(app, jobs, log) {
      boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
      await start();
      for (const job of jobs) {
        if (job.every) await boss.schedule(job.name, job.every, {}, { tz: 'Europe/Paris' });
        await boss.work(
          job.name,
          { batchSize: 1, pollingIntervalSeconds: 1, localConcurrency: job.concurrency ?? 1 },
          async ([taken]) => {
            if (taken) await runJob(app, job, taken.data);
          },
        );
      }
    },
    async stop() {
      if (started) await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** Runs one job as the system: in one transaction, or opening its own. Also what tests and the command line call. */
export function runJob(app: Application, job: Job, payload: unknown): Promise<unknown> {
  if ('runOpen' in job) return job.runOpen(app, payload as never);
  const run = job.run as (ctx: Context, payload: unknown) => Promise<unknown>;
  return app.transaction({ actor: { kind: 'system', name: job.name } }, (ctx) => run(ctx, payload));
}
