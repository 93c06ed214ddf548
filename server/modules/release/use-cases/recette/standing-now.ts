import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { caseStatus, type Standing, standingOf } from '../../domain/recette/standing.ts';
import { countLive } from '../../store/recette/anomaly.read.ts';
import type { Iteration } from '../../store/recette/campaign.read.ts';
import { type ItemRow, listItems } from '../../store/recette/item.read.ts';
import { listWaivers, type WaiverRow } from '../../store/recette/waiver.store.ts';

/** Where a case stands on the build under test. */
export function statusOf(item: Pick<ItemRow, 'exclusion' | 'last'>) {
  return caseStatus({ isExcluded: Boolean(item.exclusion?.approvedBy), last: item.last });
}

/** Whether two people accepted it and its day is not past. */
export function isInForce(ctx: Context, waiver: WaiverRow): boolean {
  return waiver.approvedBy !== null && waiver.expiresOn >= parisDay(ctx.now);
}

export type Situation = {
  readonly items: readonly ItemRow[];
  readonly live: Awaited<ReturnType<typeof countLive>>;
  readonly waivers: readonly WaiverRow[];
  readonly standing: Standing;
};

/** Everything the rule looks at, read once, and what it says. Every screen, document and gate asks here. */
export async function readSituation(
  ctx: Context,
  { campaignId, iterationId }: Pick<Iteration, 'campaignId' | 'iterationId'>,
): Promise<Situation> {
  const items = await listItems(ctx, campaignId);
  const live = await countLive(ctx, campaignId);
  const waivers = await listWaivers(ctx, iterationId);
  const standing = standingOf(
    items.map((item) => ({ priority: item.priority, status: statusOf(item) })),
    {
      openBlocking: live.blocking,
      waived: new Set(waivers.filter((one) => isInForce(ctx, one)).map(({ criterion }) => criterion)),
    },
  );
  return { items, live, waivers, standing };
}
