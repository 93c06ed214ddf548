import type { Context } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';
import { USUAL_WATCH } from '../../domain/rollout/plan.ts';
import type { Reached } from '../../domain/rollout/population.ts';

export type RolloutState = 'running' | 'paused' | 'rolled-back' | 'completed';
export type RolloutRow = {
  id: string;
  stableVersion: string;
  canaryVersion: string;
  salt: string;
  state: RolloutState;
  step: number;
  stepStartedAt: Date;
  evidenceFrom: Date;
  pausedAt: Date | null;
  pausedMs: number;
  /** Minutes each step is watched, as the plan said when it started. */
  observeMinutes: readonly number[];
  needsBusinessDay: boolean;
  startedAt: Date;
  endedAt: Date | null;
};

const COLUMNS = sql`id, stable_version as "stableVersion", canary_version as "canaryVersion", salt, state, step,
  step_started_at as "stepStartedAt", evidence_from as "evidenceFrom", paused_at as "pausedAt", paused_ms as "pausedMs",
  observe_minutes as "observeMinutes", needs_business_day as "needsBusinessDay", started_at as "startedAt", ended_at as "endedAt"`;

/** One rollout of the product at a time starts, moves or ends: the lock lasts until the transaction does. */
export async function holdRollouts(ctx: Context): Promise<void> {
  await ctx.query(sql`select pg_advisory_xact_lock(7206432)`);
}

/** The rollout that is under way, or else the last one; null before the first. */
export async function findLatest(ctx: Context): Promise<RolloutRow | null> {
  const [row] = await ctx.query(sql<RolloutRow>`
    select ${COLUMNS} from release.rollout order by (ended_at is null) desc, started_at desc limit 1
  `);
  return row ?? null;
}

export async function findRollout(ctx: Context, rolloutId: string): Promise<RolloutRow | null> {
  const [row] = await ctx.query(sql<RolloutRow>`select ${COLUMNS} from release.rollout where id = ${rolloutId}`);
  return row ?? null;
}

export type ObservationPlan = { observeMinutes: readonly number[]; needsBusinessDay: boolean };

/** How long the steps of the next rollout are watched. */
export async function findObservationPlan(ctx: Context): Promise<ObservationPlan> {
  const [row] = await ctx.query(sql<ObservationPlan>`
    select observe_minutes as "observeMinutes", needs_business_day as "needsBusinessDay" from release.observation_plan
  `);
  return row ?? USUAL_WATCH;
}

export async function insertRollout(
  ctx: Context,
  rollout: { id: string; stableVersion: string; canaryVersion: string; salt: string },
): Promise<void> {
  const { observeMinutes, needsBusinessDay } = await findObservationPlan(ctx);
  await ctx.query(sql`
    insert into release.rollout (id, stable_version, canary_version, salt, state, step, step_started_at, evidence_from, started_at,
           observe_minutes, needs_business_day)
    values (${rollout.id}, ${rollout.stableVersion}, ${rollout.canaryVersion}, ${rollout.salt}, 'running', 1, ${ctx.now}, ${ctx.now}, ${ctx.now},
            ${[...observeMinutes]}, ${needsBusinessDay})
  `);
}

export async function moveToStep(ctx: Context, rolloutId: string, step: number): Promise<void> {
  await ctx.query(sql`
    update release.rollout set step = ${step}, step_started_at = ${ctx.now}, paused_ms = 0 where id = ${rolloutId}
  `);
}

export async function pause(ctx: Context, rolloutId: string): Promise<void> {
  await ctx.query(sql`
    update release.rollout set state = 'paused', paused_at = ${ctx.now} where id = ${rolloutId} and state = 'running'
  `);
}

/** Resumes: the pause is not observation, and evidence is counted again from now. */
export async function resume(ctx: Context, rolloutId: string): Promise<void> {
  await ctx.query(sql`
    update release.rollout
       set state = 'running', evidence_from = ${ctx.now}, paused_at = null,
           paused_ms = paused_ms + (extract(epoch from ${ctx.now}::timestamptz - paused_at) * 1000)::bigint
     where id = ${rolloutId} and state = 'paused'
  `);
}

export async function end(ctx: Context, rolloutId: string, state: 'rolled-back' | 'completed'): Promise<void> {
  await ctx.query(sql`
    update release.rollout set state = ${state}, paused_at = null, ended_at = ${ctx.now} where id = ${rolloutId}
  `);
}

export type StepRow = { number: number; startedAt: Date; endedAt: Date | null; reached: Reached };

export async function beginStep(ctx: Context, rolloutId: string, step: number, reached: Reached): Promise<void> {
  await ctx.query(sql`
    update release.rollout_step set ended_at = ${ctx.now} where rollout_id = ${rolloutId} and ended_at is null
  `);
  await ctx.query(sql`
    insert into release.rollout_step (rollout_id, number, started_at, reached)
    values (${rolloutId}, ${step}, ${ctx.now}, ${json(reached)}::jsonb)
  `);
}

export async function endSteps(ctx: Context, rolloutId: string): Promise<void> {
  await ctx.query(sql`
    update release.rollout_step set ended_at = ${ctx.now} where rollout_id = ${rolloutId} and ended_at is null
  `);
}

export async function listSteps(ctx: Context, rolloutId: string): Promise<StepRow[]> {
  return ctx.query(sql<StepRow>`
    select number, started_at as "startedAt", ended_at as "endedAt", reached
      from release.rollout_step where rollout_id = ${rolloutId} order by number
  `);
}

export type MemberRow = {
  kind: 'role' | 'company';
  key: string;
  step: number;
  reason: 'role' | 'pilot' | 'rank' | 'everybody';
  users: number;
};

export async function insertMembers(ctx: Context, rolloutId: string, members: readonly MemberRow[]): Promise<void> {
  await ctx.query(sql`
    insert into release.rollout_member (rollout_id, kind, key, step, reason, users)
    select ${rolloutId}::uuid, member.kind, member.key, member.step, member.reason, member.users
      from jsonb_to_recordset(${json(members)}::jsonb) as member(kind text, key text, step int, reason text, users int)
        on conflict (rollout_id, kind, key) do nothing
  `);
}

export async function listMembers(ctx: Context, rolloutId: string): Promise<MemberRow[]> {
  return ctx.query(sql<MemberRow>`
    select kind, key, step, reason, users from release.rollout_member where rollout_id = ${rolloutId} order by step, kind, key
  `);
}
