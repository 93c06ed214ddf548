import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { ZeroTolerance } from '../../domain/rollout/signals.ts';
import type { Verdict } from '../../domain/rollout/verdict.ts';
import type { DecisionKind, VerdictRow } from './decision.store.ts';
import type { TrafficCount } from './edge.store.ts';

export type ChainRow = {
  number: number;
  kind: DecisionKind;
  actorId: string | null;
  actorName: string | null;
  reason: string;
  facts: { step?: number; generation?: number; because?: Verdict['because']; evidence?: number };
  at: Date;
  previousHash: string;
  hash: string;
};

/** Every decision of a rollout, first to last, with what its hash is made of. */
export async function listChain(ctx: Context, rolloutId: string): Promise<ChainRow[]> {
  return ctx.query(sql<ChainRow>`
    select decision.number, decision.kind, decision.actor_id as "actorId",
           person.first_name || ' ' || person.last_name as "actorName", decision.reason, decision.facts, decision.at,
           decision.previous_hash as "previousHash", decision.hash
      from release.decision
      left join identity.person on person.id = decision.actor_id
     where decision.rollout_id = ${rolloutId}
     order by decision.number
  `);
}

/** The last verdict of each step. */
export async function listLastVerdicts(ctx: Context, rolloutId: string): Promise<(VerdictRow & { step: number })[]> {
  return ctx.query(sql<VerdictRow & { step: number }>`
    select distinct on (step) step, at, decision, because, evidence, signals
      from release.verdict where rollout_id = ${rolloutId} order by step, at desc
  `);
}

export type GraveRow = { kind: ZeroTolerance; detail: string; at: Date };

/** Grave facts of a version between two instants, the first one of each kind. */
export async function listGraveRows(
  ctx: Context,
  { version, from, to }: { version: string; from: Date; to: Date },
): Promise<GraveRow[]> {
  return ctx.query(sql<GraveRow>`
    select distinct on (kind) kind, detail, at from release.grave_fact
     where version = ${version} and at between ${from} and ${to} order by kind, at, id
  `);
}

/** Requests by version between two minutes, both included: counts are kept by the minute. */
export async function sumTrafficBetween(ctx: Context, from: number, to: number): Promise<TrafficCount[]> {
  return ctx.query(sql<TrafficCount>`
    select version, sum(requests)::int as requests, sum(lost)::int as lost, sum(misrouted)::int as misrouted
      from release.traffic_minute where minute between ${from} and ${to} group by version order by version
  `);
}

export type ReportRow = {
  rolloutId: string;
  number: string;
  version: string;
  outcome: 'completed' | 'rolled-back';
  factsSha256: string;
  fileId: string;
  madeAt: Date;
};

const SELECT = sql`
  select report.rollout_id as "rolloutId", report.number, rollout.canary_version as version, rollout.state as outcome,
         report.facts_sha256 as "factsSha256", report.file_id as "fileId", report.made_at as "madeAt"
    from release.rollout_report as report
    join release.rollout on rollout.id = report.rollout_id`;

export async function findRolloutReport(ctx: Context, rolloutId: string): Promise<ReportRow | null> {
  const [row] = await ctx.query(sql<ReportRow>`${SELECT} where report.rollout_id = ${rolloutId}`);
  return row ?? null;
}

export async function findRolloutReportByCode(ctx: Context, code: string): Promise<ReportRow | null> {
  const [row] = await ctx.query(sql<ReportRow>`${SELECT} where report.verify_code = ${code}`);
  return row ?? null;
}

/** Reports in force, the last one first. */
export async function listRolloutReports(ctx: Context): Promise<ReportRow[]> {
  return ctx.query(sql<ReportRow>`${SELECT} order by report.made_at desc, report.number desc limit 20`);
}

/** Rollouts that are over and have no report yet. */
export async function listUnreported(ctx: Context): Promise<string[]> {
  const rows = await ctx.query(sql<{ id: string }>`
    select rollout.id from release.rollout
      left join release.rollout_report as report on report.rollout_id = rollout.id
     where rollout.ended_at is not null and report.rollout_id is null
     order by rollout.ended_at limit 20
  `);
  return rows.map(({ id }) => id);
}
