import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import * as exclusions from '../../store/recette/exclusion.store.ts';
import { existingItem } from './read-items.ts';
import { holdUnderTest } from './under-test.ts';

/** Asks that a case leaves the count. It stays in it until a second person agrees. */
export async function askExclusion(
  ctx: Context,
  { itemId, reason }: { itemId: string; reason: string },
): Promise<void> {
  const item = await existingItem(ctx, itemId);
  await holdUnderTest(ctx, item.campaignId);
  const exclusionId = ctx.newId();
  if (!(await exclusions.insertExclusion(ctx, { exclusionId, itemId, reason }))) throw new Refusal('EXCLUSION_EXISTS');
  await ctx.record({
    action: 'recette.exclusion-asked',
    subject: { kind: 'exclusion', id: exclusionId },
    links: { campaign: item.campaignId, item: itemId },
    facts: { case: item.code },
    personal: { reason },
  });
}

async function existingExclusion(ctx: Context, exclusionId: string) {
  const exclusion = await exclusions.findExclusion(ctx, exclusionId);
  if (!exclusion) throw new Refusal('NOT_FOUND');
  await holdUnderTest(ctx, exclusion.campaignId);
  return exclusion;
}

/** Keeps INV-REC-03: the person who asked is not the one who agrees. */
export async function approveExclusion(ctx: Context, exclusionId: string): Promise<void> {
  const exclusion = await existingExclusion(ctx, exclusionId);
  if (exclusion.state !== 'asked') throw new Refusal('EXCLUSION_SETTLED');
  if (exclusion.askedBy === personOf(ctx).personId) throw new Refusal('SECOND_PERSON_NEEDED');
  if (!(await exclusions.moveToApproved(ctx, exclusionId))) throw new Refusal('EXCLUSION_SETTLED');
  await record(ctx, 'recette.exclusion-approved', exclusion);
}

export async function withdrawExclusion(ctx: Context, exclusionId: string): Promise<void> {
  const exclusion = await existingExclusion(ctx, exclusionId);
  if (!(await exclusions.moveToWithdrawn(ctx, exclusionId))) throw new Refusal('EXCLUSION_SETTLED');
  await record(ctx, 'recette.exclusion-withdrawn', exclusion);
}

async function record(ctx: Context, action: string, { exclusionId, campaignId, itemId }: exclusions.Exclusion) {
  await ctx.record({
    action,
    subject: { kind: 'exclusion', id: exclusionId },
    links: { campaign: campaignId, item: itemId },
  });
}
