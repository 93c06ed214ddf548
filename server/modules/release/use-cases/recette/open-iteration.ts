import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { holdCampaign, insertIteration } from '../../store/recette/campaign.store.ts';
import { shownIteration } from './shown.ts';
import { iterationUnderTest } from './under-test.ts';

/** A new build is under test: every case is to run again, and the procès-verbal of an earlier build is void. */
export async function openIteration(ctx: Context, campaignId: string, digest: string) {
  if (!(await holdCampaign(ctx, campaignId, { alone: true }))) throw new Refusal('NOT_FOUND');
  const before = await iterationUnderTest(ctx, campaignId);
  const number = before.number + 1;
  if (!(await insertIteration(ctx, { iterationId: ctx.newId(), campaignId, number, digest })))
    throw new Refusal('DIGEST_ALREADY_TESTED');
  await ctx.record({
    action: 'recette.iteration-opened',
    subject: { kind: 'campaign', id: campaignId },
    facts: { number, digest, before: before.digest },
  });
  return shownIteration(await iterationUnderTest(ctx, campaignId));
}
