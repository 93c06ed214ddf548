import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { planTesters } from '../../domain/recette/plan-testers.ts';
import { listCases } from '../../store/recette/book.read.ts';
import { listCandidates } from '../../store/recette/campaign.read.ts';
import * as campaigns from '../../store/recette/campaign.store.ts';

export type CampaignWanted = {
  readonly version: string;
  readonly environment: 'RECETTE' | 'PRÉ-PROD';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly digest: string;
  readonly testerIds: readonly string[];
};

/**
 * Opens the campaign of a version with its first build.
 *
 * The cases of the book are frozen in the version they have now, and shared out between the testers by who plays them.
 */
export async function openCampaign(ctx: Context, wanted: CampaignWanted): Promise<{ campaignId: string }> {
  const { version, environment, startsOn, endsOn, digest } = wanted;
  if (endsOn < startsOn) throw new Refusal('CAMPAIGN_DATES_WRONG');
  const cases = await listCases(ctx);
  if (cases.length === 0) throw new Refusal('BOOK_EMPTY');
  const ids = [...new Set(wanted.testerIds)];
  const testers = await listCandidates(ctx, ids);
  if (testers.length !== ids.length) throw new Refusal('TESTER_UNKNOWN');

  const campaignId = ctx.newId();
  if (!(await campaigns.insertCampaign(ctx, { campaignId, version, environment, startsOn, endsOn })))
    throw new Refusal('CAMPAIGN_EXISTS', { version });
  const iterationId = ctx.newId();
  await campaigns.insertIteration(ctx, { iterationId, campaignId, number: 1, digest });
  await campaigns.insertTesters(ctx, campaignId, testers);
  const plan = planTesters(
    cases.map(({ actor }) => actor),
    testers,
  );
  await campaigns.insertItems(
    ctx,
    campaignId,
    cases.map((one, index) => ({
      itemId: ctx.newId(),
      caseId: one.caseId,
      version: one.version,
      testerId: plan[index] ?? null,
    })),
  );
  await ctx.record({
    action: 'recette.campaign-opened',
    subject: { kind: 'campaign', id: campaignId },
    facts: { version, environment, digest, cases: cases.length, testers: testers.length },
  });
  return { campaignId };
}
