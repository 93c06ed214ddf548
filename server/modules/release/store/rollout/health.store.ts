import type { Context } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';
import type { Past } from '../../domain/rollout/past.ts';
import type { Operation, SignalName, ZeroTolerance } from '../../domain/rollout/signals.ts';
import type { SignalBucket } from '../../domain/rollout/verdict.ts';

export type UnitNote = { operation: string; userKey: string; role: string; failed: SignalName[] };
export type NotedUnit = UnitNote & { isNew: boolean; newlyFailed: SignalName[] };

/**
 * Keeps what users did in an hour, one line per user and operation, and tells what is new: a user who fails ten times in
 * an hour fails once.
 *
 * Rows are locked in one order, so that two processes noting the same people never wait for each other in a circle.
 */
export async function noteUnits(
  ctx: Context,
  { version, hour, units }: { version: string; hour: number; units: readonly UnitNote[] },
): Promise<NotedUnit[]> {
  const sorted = units.toSorted((a, b) => (a.operation + a.userKey < b.operation + b.userKey ? -1 : 1));
  const inserted = await ctx.query(sql<{ operation: string; userKey: string }>`
    insert into release.health_unit (version, hour, operation, user_key, role)
    select ${version}, ${hour}, unit.operation, unit."userKey", unit.role
      from jsonb_to_recordset(${json(sorted)}::jsonb) as unit(operation text, "userKey" text, role text)
     order by unit.operation, unit."userKey"
        on conflict (version, hour, operation, user_key) do nothing
    returning operation, user_key as "userKey"
  `);
  const failing = sorted.filter(({ failed }) => failed.length > 0);
  const before =
    failing.length === 0
      ? []
      : await ctx.query(sql<{ operation: string; userKey: string; failed: SignalName[] }>`
          select operation, user_key as "userKey", failed from release.health_unit
           where version = ${version} and hour = ${hour}
             and (operation, user_key) in (select unit.operation, unit."userKey"
                   from jsonb_to_recordset(${json(failing)}::jsonb) as unit(operation text, "userKey" text))
           order by operation, user_key for update
        `);
  if (failing.length > 0) {
    await ctx.query(sql`
      update release.health_unit as known
         set failed = array(select distinct unnest(known.failed || unit.failed) order by 1)
        from jsonb_to_recordset(${json(failing)}::jsonb) as unit(operation text, "userKey" text, failed text[])
       where known.version = ${version} and known.hour = ${hour} and known.operation = unit.operation
         and known.user_key = unit."userKey"
    `);
  }
  const key = (unit: { operation: string; userKey: string }) => `${unit.operation} ${unit.userKey}`;
  const isNew = new Set(inserted.map(key));
  const failedBefore = new Map(before.map((unit) => [key(unit), new Set(unit.failed)]));
  return sorted.map((unit) => ({
    ...unit,
    isNew: isNew.has(key(unit)),
    newlyFailed: unit.failed.filter((signal) => !failedBefore.get(key(unit))?.has(signal)),
  }));
}

export type BucketAdded = {
  signal: SignalName;
  role: string;
  operation: string;
  units: number;
  failures: number;
};

export async function addBuckets(
  ctx: Context,
  { version, minute, buckets }: { version: string; minute: number; buckets: readonly BucketAdded[] },
): Promise<void> {
  await ctx.query(sql`
    insert into release.health_bucket as known (version, minute, signal, role, operation, units, failures)
    select ${version}, ${minute}, signal, role, operation, units, failures
      from jsonb_to_recordset(${json(buckets)}::jsonb) as bucket(signal text, role text, operation text, units int, failures int)
     order by signal, role, operation
        on conflict (version, minute, signal, role, operation) do update
       set units = known.units + excluded.units, failures = known.failures + excluded.failures
  `);
}

/** Measures of two versions since a minute, as a verdict reads them. */
export async function listBuckets(
  ctx: Context,
  { stable, canary, sinceMinute }: { stable: string; canary: string; sinceMinute: number },
): Promise<SignalBucket[]> {
  return ctx.query(sql<SignalBucket>`
    select signal, minute, case when version = ${canary} then 'canary' else 'stable' end as pool, role, operation, units, failures
      from release.health_bucket
     where version in (${stable}, ${canary}) and minute >= ${sinceMinute}
     order by minute, pool, signal, role, operation
  `);
}

/** What roles did on other versions than the canary, between two minutes, by signal, role and operation. */
export async function listPast(
  ctx: Context,
  { canary, roles, from, to }: { canary: string; roles: readonly string[]; from: number; to: number },
): Promise<(Past & { signal: SignalName })[]> {
  return ctx.query(sql<Past & { signal: SignalName }>`
    select signal, role, operation, sum(units)::int as units, sum(failures)::int as failures
      from release.health_bucket
     where version <> ${canary} and minute >= ${from} and minute < ${to} and role = any(${[...roles]}::text[])
     group by signal, role, operation
     order by signal, role, operation
  `);
}

export type HourCount = { signal: SignalName; hour: number; version: string; units: number; failures: number };

/** The same by hour, for the curves. */
export async function listHours(ctx: Context, versions: readonly string[], sinceMinute: number): Promise<HourCount[]> {
  return ctx.query(sql<HourCount>`
    select signal, minute / 60 as hour, version, sum(units)::int as units, sum(failures)::int as failures
      from release.health_bucket
     where version = any(${[...versions]}::text[]) and minute >= ${sinceMinute}
     group by signal, minute / 60, version
     order by signal, hour, version
  `);
}

export type SliceCount = {
  role: string;
  operation: Operation;
  signal: 'errors' | 'slow';
  version: string;
  units: number;
  failures: number;
};

/** Errors and slow answers of two versions since a minute, for each role and operation. */
export async function listSlices(
  ctx: Context,
  versions: readonly string[],
  sinceMinute: number,
): Promise<SliceCount[]> {
  return ctx.query(sql<SliceCount>`
    select role, operation, signal, version, sum(units)::int as units, sum(failures)::int as failures
      from release.health_bucket
     where version = any(${[...versions]}::text[]) and minute >= ${sinceMinute} and signal in ('errors', 'slow')
     group by role, operation, signal, version
     order by role, operation, signal, version
  `);
}

export async function insertGraveFact(
  ctx: Context,
  fact: { version: string; kind: ZeroTolerance; detail: string },
): Promise<void> {
  await ctx.query(sql`
    insert into release.grave_fact (id, version, kind, detail, at)
    values (${ctx.newId()}, ${fact.version}, ${fact.kind}, ${fact.detail}, ${ctx.now})
  `);
}

export async function listGraveFacts(ctx: Context, version: string, since: Date): Promise<ZeroTolerance[]> {
  const rows = await ctx.query(sql<{ kind: ZeroTolerance }>`
    select distinct kind from release.grave_fact where version = ${version} and at >= ${since} order by kind
  `);
  return rows.map(({ kind }) => kind);
}

/** Forgets who did what: counts stay. */
export async function forgetUnits(ctx: Context, beforeHour: number): Promise<void> {
  await ctx.query(sql`delete from release.health_unit where hour < ${beforeHour}`);
}
