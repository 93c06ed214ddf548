import type { Application, Context } from '../../../../kernel/context.ts';
import {
  exposedSignals,
  failedSignals,
  type Operation,
  operationOf,
  type SignalName,
  type ZeroTolerance,
} from '../../domain/rollout/signals.ts';
import {
  addBuckets,
  type BucketAdded,
  insertGraveFact,
  noteUnits,
  type UnitNote,
} from '../../store/rollout/health.store.ts';

const FLUSH_MS = 5_000;
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
/** People noted between two flushes; past it the others are left out, never the memory of the process. */
const MOST_UNITS = 20_000;
const JOB = 'release.judge-rollout';

/** One answer given to somebody. `userId` never leaves the process as it is. */
export type Answered = {
  readonly routeKey: string;
  readonly role: string;
  readonly userId: string;
  readonly status: number;
  readonly elapsedMs: number;
};

export type HealthNotes = { note(answered: Answered): void; flush(): Promise<void>; stop(): Promise<void> };

/** Gathers, in one process, how each user fares with this version, and hands it over every five seconds. */
export function gatherHealth(app: Application, onTrouble: (error: unknown) => void): HealthNotes {
  const { version } = app.settings;
  let units = new Map<string, UnitNote & { failed: SignalName[] }>();
  const flush = async () => {
    if (units.size === 0) return;
    const noted = [...units.values()];
    units = new Map();
    await app.transaction({ actor: { kind: 'system', name: 'health' } }, (ctx) => noteHealth(ctx, version, noted));
  };
  // What could not be handed over is lost: silence is a signal of its own.
  const timer = setInterval(() => void flush().catch(onTrouble), FLUSH_MS);
  timer.unref();
  return {
    note({ routeKey, role, userId, status, elapsedMs }) {
      const operation = operationOf(routeKey);
      const userKey = app.secrets.sign('health-user', userId).toString('base64url').slice(0, 22);
      const key = `${operation} ${userKey}`;
      const known = units.get(key) ?? { operation, userKey, role, failed: [] };
      if (!units.has(key) && units.size >= MOST_UNITS) return;
      units.set(key, known);
      for (const signal of failedSignals(routeKey, status, elapsedMs))
        if (!known.failed.includes(signal)) known.failed.push(signal);
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush().catch(onTrouble);
    },
  };
}

/** Keeps what was gathered: units once, then the buckets of this minute. A failure has the verdict made again at once. */
export async function noteHealth(ctx: Context, version: string, units: readonly UnitNote[]): Promise<void> {
  const minute = Math.floor(ctx.now.getTime() / MINUTE_MS);
  const noted = await noteUnits(ctx, { version, hour: Math.floor(minute / HOUR_MINUTES), units });
  const buckets = new Map<string, BucketAdded>();
  const bucket = (signal: SignalName, role: string, operation: string) => {
    const key = `${signal} ${role} ${operation}`;
    const known = buckets.get(key) ?? { signal, role, operation, units: 0, failures: 0 };
    buckets.set(key, known);
    return known;
  };
  for (const { operation, role, isNew, newlyFailed } of noted) {
    if (isNew) for (const signal of exposedSignals(operation as Operation)) bucket(signal, role, operation).units += 1;
    for (const signal of newlyFailed) bucket(signal, role, operation).failures += 1;
  }
  if (buckets.size > 0) await addBuckets(ctx, { version, minute, buckets: [...buckets.values()] });
  if (noted.some(({ newlyFailed }) => newlyFailed.length > 0)) await ctx.enqueue(JOB, {});
}

/** A fact of which one is too many, met by whoever checks. The verdict is made at once. */
export async function noteGraveFact(
  ctx: Context,
  fact: { version: string; kind: ZeroTolerance; detail: string },
): Promise<void> {
  await insertGraveFact(ctx, fact);
  await ctx.enqueue(JOB, {});
}
