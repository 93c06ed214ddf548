import type { Context } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';
import type { Verdict } from '../../domain/rollout/verdict.ts';

export type DecisionKind =
  | 'start'
  | 'advance'
  | 'pause'
  | 'resume'
  | 'rollback'
  | 'complete'
  | 'ask-waiver'
  | 'grant-waiver';

export type DecisionRow = {
  number: number;
  kind: DecisionKind;
  actorName: string | null;
  reason: string;
  facts: { step?: number; because?: Verdict['because'] };
  at: Date;
  hash: string;
};

export async function findLastDecision(
  ctx: Context,
  rolloutId: string,
): Promise<{ number: number; hash: string } | null> {
  const [row] = await ctx.query(sql<{ number: number; hash: string }>`
    select number, hash from release.decision where rollout_id = ${rolloutId} order by number desc limit 1
  `);
  return row ?? null;
}

export type NewDecision = {
  readonly rolloutId: string;
  readonly number: number;
  readonly kind: DecisionKind;
  readonly actorId: string | null;
  readonly reason: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
};

export async function insertDecision(ctx: Context, decision: NewDecision): Promise<void> {
  await ctx.query(sql`
    insert into release.decision (rollout_id, number, kind, actor_id, reason, facts, at, previous_hash, hash)
    values (${decision.rolloutId}, ${decision.number}, ${decision.kind}, ${decision.actorId}, ${decision.reason},
            ${json(decision.facts)}::jsonb, ${ctx.now}, ${decision.previousHash}, ${decision.hash})
  `);
}

/** Decisions of a rollout, last first. */
export async function listDecisions(ctx: Context, rolloutId: string): Promise<DecisionRow[]> {
  return ctx.query(sql<DecisionRow>`
    select decision.number, decision.kind, person.first_name || ' ' || person.last_name as "actorName", decision.reason,
           decision.facts, decision.at, decision.hash
      from release.decision
      left join identity.person on person.id = decision.actor_id
     where decision.rollout_id = ${rolloutId}
     order by decision.number desc limit 200
  `);
}

export type VerdictRow = Verdict & { at: Date };

/** Keeps a verdict; a second one of the same instant changes nothing. */
export async function insertVerdict(ctx: Context, rolloutId: string, step: number, verdict: Verdict): Promise<void> {
  await ctx.query(sql`
    insert into release.verdict (rollout_id, at, step, decision, because, evidence, signals)
    values (${rolloutId}, ${ctx.now}, ${step}, ${verdict.decision}, ${verdict.because}, ${verdict.evidence}, ${json(verdict.signals)}::jsonb)
        on conflict (rollout_id, at) do nothing
  `);
}

export async function findLastVerdict(ctx: Context, rolloutId: string): Promise<VerdictRow | null> {
  const [row] = await ctx.query(sql<VerdictRow>`
    select at, decision, because, evidence, signals from release.verdict
     where rollout_id = ${rolloutId} order by at desc limit 1
  `);
  return row ?? null;
}

export type WaiverRow = { askedBy: string; grantedBy: string | null; reason: string };

export async function findWaiver(ctx: Context, rolloutId: string, step: number): Promise<WaiverRow | null> {
  const [row] = await ctx.query(sql<WaiverRow>`
    select asked_by as "askedBy", granted_by as "grantedBy", reason from release.waiver
     where rollout_id = ${rolloutId} and step = ${step}
  `);
  return row ?? null;
}

export async function askWaiver(
  ctx: Context,
  waiver: { rolloutId: string; step: number; personId: string; reason: string },
): Promise<void> {
  await ctx.query(sql`
    insert into release.waiver (rollout_id, step, asked_by, asked_at, reason)
    values (${waiver.rolloutId}, ${waiver.step}, ${waiver.personId}, ${ctx.now}, ${waiver.reason})
  `);
}

export async function grantWaiver(ctx: Context, rolloutId: string, step: number, personId: string): Promise<void> {
  await ctx.query(sql`
    update release.waiver set granted_by = ${personId}, granted_at = ${ctx.now}
     where rollout_id = ${rolloutId} and step = ${step} and granted_by is null and asked_by <> ${personId}
  `);
}
