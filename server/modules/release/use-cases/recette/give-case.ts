import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { listTesters } from '../../store/recette/campaign.read.ts';
import { moveTester } from '../../store/recette/campaign.store.ts';
import { existingItem } from './read-items.ts';
import { holdUnderTest } from './under-test.ts';

/** Gives a case to another tester of the campaign; what was run before stays where it is. */
export async function giveCase(
  ctx: Context,
  { itemId, personId }: { itemId: string; personId: string },
): Promise<void> {
  const item = await existingItem(ctx, itemId);
  await holdUnderTest(ctx, item.campaignId);
  const testers = await listTesters(ctx, item.campaignId);
  if (!testers.some((tester) => tester.personId === personId)) throw new Refusal('TESTER_UNKNOWN');
  await moveTester(ctx, { itemId, personId });
  await ctx.record({
    action: 'recette.case-given',
    subject: { kind: 'item', id: itemId },
    links: { campaign: item.campaignId, person: personId },
    facts: { case: item.code },
  });
}
