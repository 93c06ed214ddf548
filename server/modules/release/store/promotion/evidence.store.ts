import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { Evidence, Known } from '../../domain/promotion/eligibility.ts';

type Gate = keyof Known['evidence'];

export async function insertEvidence(
  ctx: Context,
  {
    artifactId,
    gate,
    outcome,
    summary,
    holdsUntil,
    against,
  }: { artifactId: string; gate: Gate } & Omit<Evidence, 'at'>,
): Promise<void> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await ctx.query(sql`
    insert into release.gate_evidence (id, artifact_id, gate, outcome, summary, holds_until, against, noted_at, noted_by)
    values (${ctx.newId()}, ${artifactId}, ${gate}, ${outcome}, ${summary}, ${holdsUntil}, ${against}, ${ctx.now}, ${by})
  `);
}

/** The last evidence of each gate of a build. */
export async function readEvidence(ctx: Context, artifactId: string): Promise<Known['evidence']> {
  const rows = await ctx.query(sql<Evidence & { gate: Gate }>`
    select distinct on (gate) gate, outcome, summary, noted_at as at, holds_until as "holdsUntil", against
      from release.gate_evidence where artifact_id = ${artifactId}
     order by gate, noted_at desc, id desc
  `);
  return Object.fromEntries(rows.map(({ gate, ...evidence }) => [gate, evidence]));
}

/** What the recette says of these bytes: the report in force first, then the campaign that tries them. */
export async function readRecette(ctx: Context, digest: string): Promise<Known['recette']> {
  const [row] = await ctx.query(sql<NonNullable<Known['recette']>>`
    select case when later.id is not null then 'void'
                when report.id is null then 'underway'
                when report.verdict = 'noGo' then 'noGo'
                else 'go' end as state,
           report.number, report.signed_at as at
      from release.iteration
      left join release.report on report.iteration_id = iteration.id and report.signed_at is not null and report.withdrawn_at is null
      left join release.iteration as later on later.campaign_id = iteration.campaign_id and later.number = iteration.number + 1
     where iteration.digest = ${digest}
     order by report.id is null, later.id is not null, report.signed_at desc limit 1
  `);
  return row ?? null;
}

export async function readLastDrill(ctx: Context): Promise<Known['drill']> {
  const [row] = await ctx.query(sql<NonNullable<Known['drill']>>`
    select started_at as at, cardinality(faults) = 0 as passed from release.restore_drill order by started_at desc limit 1
  `);
  return row ?? null;
}

/** When a build, under the name it is served, was last taken back. */
export async function readRolledBackAt(ctx: Context, name: string): Promise<Date | null> {
  const [row] = await ctx.query(sql<{ at: Date }>`
    select decision.at from release.decision
      join release.rollout on rollout.id = decision.rollout_id
     where decision.kind = 'rollback' and rollout.canary_version = ${name}
     order by decision.at desc limit 1
  `);
  return row?.at ?? null;
}
