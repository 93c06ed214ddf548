import { type Context, personOf } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

/** False when one is asked or in force for this case already. */
export async function insertExclusion(
  ctx: Context,
  one: { exclusionId: string; itemId: string; reason: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.exclusion (id, item_id, reason, asked_by, asked_at)
    values (${one.exclusionId}, ${one.itemId}, ${one.reason}, ${personOf(ctx).personId}, ${ctx.now})
        on conflict (item_id) where withdrawn_at is null do nothing
    returning id
  `);
  return rows.length > 0;
}

export type Exclusion = {
  exclusionId: string;
  itemId: string;
  campaignId: string;
  askedBy: string;
  state: 'asked' | 'approved' | 'withdrawn';
};

export async function findExclusion(ctx: Context, exclusionId: string): Promise<Exclusion | null> {
  const [row] = await ctx.query(sql<Exclusion>`
    select exclusion.id as "exclusionId", exclusion.item_id as "itemId", item.campaign_id as "campaignId", exclusion.asked_by as "askedBy",
           case when exclusion.withdrawn_at is not null then 'withdrawn' when exclusion.approved_at is not null then 'approved' else 'asked' end as state
      from release.exclusion
      join release.campaign_item as item on item.id = exclusion.item_id
     where exclusion.id = ${exclusionId}
  `);
  return row ?? null;
}

/** False when it was approved or withdrawn meanwhile. The database refuses that one person does both. */
export async function moveToApproved(ctx: Context, exclusionId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update release.exclusion set approved_by = ${personOf(ctx).personId}, approved_at = ${ctx.now}
     where id = ${exclusionId} and approved_at is null and withdrawn_at is null
    returning id
  `);
  return rows.length > 0;
}

export async function moveToWithdrawn(ctx: Context, exclusionId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update release.exclusion set withdrawn_by = ${personOf(ctx).personId}, withdrawn_at = ${ctx.now}
     where id = ${exclusionId} and withdrawn_at is null
    returning id
  `);
  return rows.length > 0;
}
