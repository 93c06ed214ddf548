import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Actor, rowScope } from './access.ts';
import type { Clock } from './clock.ts';
import type { Application, Context, TransactionScope } from './context.ts';
import { type Database, runOn } from './database.ts';
import { isUuid } from './ids.ts';
import { writeTrailLine } from './trail.ts';

/** Runs a function in one transaction, with row security set to the caller. Everything or nothing. */
export async function inTransaction<T>(
  parts: { app: Application; database: Database; clock: Clock },
  scope: TransactionScope,
  run: (ctx: Context) => Promise<T>,
): Promise<T> {
  const client = await parts.database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(opening(scope));
    const answer = await run(contextOn(client, parts, scope));
    await client.query('commit');
    return answer;
  } catch (error) {
    try {
      await client.query('rollback');
    } catch (lost) {
      // The connection is gone and its transaction with it: give it up, keep the first error.
      broken = lost instanceof Error ? lost : new Error('rollback failed');
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Does something the caller's own row scope does not reach, as the training organisation, inside the same transaction.
 *
 * `why` is read by reviewers: it must say what keeps the caller from learning more than their own.
 */
export async function asOrganisation<T>(ctx: Context, why: string, run: () => Promise<T>): Promise<T> {
  if (!why) throw new Error('say why the wall may be crossed here');
  await ctx.query({ text: ["set local app.scope = 'internal'"], values: [] });
  try {
    return await run();
  } finally {
    await ctx.query({ text: [`set local app.scope = '${rowScope(ctx.actor)}'`], values: [] }).catch(() => undefined);
  }
}

/** One round trip: begin and say who asks. Values are checked here because a simple query carries no parameters. */
function opening({ actor, readOnly }: TransactionScope): string {
  const person = actor.kind === 'person' ? checkedUuid(actor.personId) : '';
  const company = actor.kind === 'person' && actor.companyId ? checkedUuid(actor.companyId) : '';
  return `begin${readOnly ? ' read only' : ''}; set local app.scope = '${rowScope(actor)}'; set local app.person = '${person}'; set local app.company = '${company}'`;
}

function checkedUuid(id: string): string {
  if (!isUuid(id)) throw new Error('an identifier of the caller is not a UUID');
  return id;
}

function contextOn(
  client: pg.PoolClient,
  { app, clock }: { app: Application; clock: Clock },
  scope: TransactionScope,
): Context {
  const now = clock.now();
  const actor: Actor = scope.actor;
  const ctx: Context = {
    actor,
    reach: scope.reach ?? 'all',
    now,
    requestId: scope.requestId ?? '',
    language: scope.language ?? 'fr',
    app,
    newId: randomUUID,
    randomBytes,
    query: (query) => runOn(client, query),
    execute: (text, values) => client.query(text, values),
    record: (entry) => writeTrailLine(ctx, entry),
    enqueue: (job, payload, options) => app.jobs.send(ctx, { job, payload, ...options }),
  };
  return ctx;
}
