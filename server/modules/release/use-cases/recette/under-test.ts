import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { type Iteration, listIterations } from '../../store/recette/campaign.read.ts';
import { holdCampaign } from '../../store/recette/campaign.store.ts';

/** The build under test. Throws NOT_FOUND when there is no such campaign. */
export async function iterationUnderTest(ctx: Context, campaignId: string): Promise<Iteration> {
  const [iteration] = await listIterations(ctx, campaignId);
  if (!iteration) throw new Refusal('NOT_FOUND');
  return iteration;
}

/**
 * Holds a campaign to change something of it, and gives the build under test.
 *
 * Refuses once its procès-verbal is signed: what was decided on stays as it was.
 */
export async function holdUnderTest(
  ctx: Context,
  campaignId: string,
  { alone = false }: { alone?: boolean } = {},
): Promise<Iteration> {
  if (!(await holdCampaign(ctx, campaignId, { alone }))) throw new Refusal('NOT_FOUND');
  const iteration = await iterationUnderTest(ctx, campaignId);
  if (iteration.decidedAt) throw new Refusal('ITERATION_DECIDED');
  return iteration;
}
