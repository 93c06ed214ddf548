import { type Context, personOf } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';
import type { EnvironmentKey } from '../../domain/environments/environment.ts';
import type { GateState } from '../../domain/promotion/eligibility.ts';
import { nameOf, type PersonName } from '../recette/names.ts';

export type Promotion = {
  artifactId: string;
  environment: EnvironmentKey;
  promotedAt: Date;
  promotedBy: PersonName | null;
  /** Whether this build is the last that entered the environment or was put back there. */
  isCurrent: boolean;
  /** What the gates answered then, as it was written. */
  gates: (Omit<GateState, 'at'> & { at: string | null })[];
};

/** Every time a build came into an environment: promoted, or installed, which may be a return. */
export const ENTRIES = sql`(
  select artifact_id, environment, promoted_at as at from release.promotion
   union all
  select artifact_id, environment, installed_at from release.installation)`;

export async function listPromotions(ctx: Context, artifactIds: readonly string[]): Promise<Promotion[]> {
  return ctx.query(sql<Promotion>`
    select promotion.artifact_id as "artifactId", promotion.environment, promotion.promoted_at as "promotedAt",
           ${nameOf('promoter')} as "promotedBy", promotion.gates,
           not exists (select 1 from ${ENTRIES} as later
                        where later.environment = promotion.environment and later.artifact_id <> promotion.artifact_id
                          and later.at > (select max(own.at) from ${ENTRIES} as own
                                           where own.artifact_id = promotion.artifact_id
                                             and own.environment = promotion.environment)) as "isCurrent"
      from release.promotion
      left join identity.person as promoter on promoter.id = promotion.promoted_by
     where promotion.artifact_id = any(${[...artifactIds]}::uuid[])
     order by promotion.promoted_at
  `);
}

/** False when the build is there already. */
export async function insertPromotion(
  ctx: Context,
  one: { artifactId: string; environment: EnvironmentKey; gates: readonly GateState[] },
): Promise<boolean> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const rows = await ctx.query(sql`
    insert into release.promotion (artifact_id, environment, promoted_at, promoted_by, gates)
    values (${one.artifactId}, ${one.environment}, ${ctx.now}, ${by}, ${json(one.gates)}::jsonb)
        on conflict (artifact_id, environment) do nothing
    returning artifact_id
  `);
  return rows.length > 0;
}

export async function insertInstallation(
  ctx: Context,
  { artifactId, environment }: { artifactId: string; environment: EnvironmentKey },
): Promise<void> {
  await ctx.query(sql`
    insert into release.installation (id, artifact_id, environment, installed_at)
    values (${ctx.newId()}, ${artifactId}, ${environment}, ${ctx.now})
  `);
}

/** Whether the build of this digest has entered an environment. */
export async function hasEntered(
  ctx: Context,
  { digest, environment }: { digest: string; environment: EnvironmentKey },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    select 1 from release.promotion
      join release.artifact on artifact.id = promotion.artifact_id
     where artifact.digest = ${digest} and promotion.environment = ${environment}
  `);
  return rows.length > 0;
}

export type Approval = { by: string; at: Date };

/** The first approval of a build for an environment. */
export async function findApproval(
  ctx: Context,
  { artifactId, environment }: { artifactId: string; environment: EnvironmentKey },
): Promise<Approval | null> {
  const [row] = await ctx.query(sql<Approval>`
    select concat_ws(' ', person.first_name, person.last_name) as by, approval.approved_at as at
      from release.promotion_approval as approval
      join identity.person on person.id = approval.approved_by
     where approval.artifact_id = ${artifactId} and approval.environment = ${environment}
     order by approval.approved_at, person.id limit 1
  `);
  return row ?? null;
}

/** False when this person has approved it. */
export async function insertApproval(
  ctx: Context,
  { artifactId, environment }: { artifactId: string; environment: EnvironmentKey },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.promotion_approval (artifact_id, environment, approved_by, approved_at)
    values (${artifactId}, ${environment}, ${personOf(ctx).personId}, ${ctx.now})
        on conflict (artifact_id, environment, approved_by) do nothing
    returning artifact_id
  `);
  return rows.length > 0;
}
