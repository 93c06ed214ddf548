import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { TesterKind } from '../../domain/recette/plan-testers.ts';

export type NewCampaign = {
  readonly campaignId: string;
  readonly version: string;
  readonly environment: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

const me = (ctx: Context) => (ctx.actor.kind === 'person' ? ctx.actor.personId : null);

/** False when the version has its campaign already, even of a twin at the same instant. */
export async function insertCampaign(ctx: Context, one: NewCampaign): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.campaign (id, version, environment, starts_on, ends_on, opened_at, opened_by)
    values (${one.campaignId}, ${one.version}, ${one.environment}, ${one.startsOn}, ${one.endsOn}, ${ctx.now}, ${me(ctx)})
        on conflict (version) do nothing
    returning id
  `);
  return rows.length > 0;
}

/** False when the campaign has tested this build already. */
export async function insertIteration(
  ctx: Context,
  one: { iterationId: string; campaignId: string; number: number; digest: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.iteration (id, campaign_id, number, digest, opened_at, opened_by)
    values (${one.iterationId}, ${one.campaignId}, ${one.number}, ${one.digest}, ${ctx.now}, ${me(ctx)})
        on conflict on constraint one_iteration_per_digest do nothing
    returning id
  `);
  return rows.length > 0;
}

export async function insertTesters(
  ctx: Context,
  campaignId: string,
  testers: readonly { personId: string; kind: TesterKind }[],
): Promise<void> {
  await ctx.query(sql`
    insert into release.tester (campaign_id, person_id, kind)
    select ${campaignId}::uuid, * from unnest(${testers.map(({ personId }) => personId)}::uuid[], ${testers.map(({ kind }) => kind)}::text[])
  `);
}

export type NewItem = {
  readonly itemId: string;
  readonly caseId: string;
  readonly version: number;
  readonly testerId: string | null;
};

/** Freezes the cases of a campaign: each item names the version of its case for good. */
export async function insertItems(ctx: Context, campaignId: string, items: readonly NewItem[]): Promise<void> {
  await ctx.query(sql`
    insert into release.campaign_item (id, campaign_id, case_id, version, position, tester_id)
    select one.id, ${campaignId}::uuid, one.case_id, one.version, one.position, one.tester_id
      from unnest(${items.map(({ itemId }) => itemId)}::uuid[], ${items.map(({ caseId }) => caseId)}::uuid[],
                  ${items.map(({ version }) => version)}::int[], ${items.map(({ testerId }) => testerId)}::uuid[])
           with ordinality as one (id, case_id, version, tester_id, position)
  `);
}

export async function moveTester(
  ctx: Context,
  { itemId, personId }: { itemId: string; personId: string },
): Promise<void> {
  await ctx.query(sql`update release.campaign_item set tester_id = ${personId} where id = ${itemId}`);
}

/**
 * Holds a campaign for the transaction: those who record share it; a decision and a new build take it alone.
 *
 * So no result slips in between the facts of a procès-verbal and its last signature.
 */
export async function holdCampaign(ctx: Context, campaignId: string, { alone = false } = {}): Promise<boolean> {
  const rows = await ctx.query(
    sql`select id from release.campaign where id = ${campaignId} ${alone ? sql`for update` : sql`for share`}`,
  );
  return rows.length > 0;
}

export async function closeIteration(ctx: Context, iterationId: string): Promise<void> {
  await ctx.query(
    sql`update release.iteration set decided_at = ${ctx.now} where id = ${iterationId} and decided_at is null`,
  );
}
