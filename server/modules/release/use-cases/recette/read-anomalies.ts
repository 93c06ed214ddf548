import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { nextStates } from '../../domain/recette/anomaly-moves.ts';
import { listAnomalies } from '../../store/recette/anomaly.read.ts';
import { findCampaign } from '../../store/recette/campaign.read.ts';

export async function readAnomalies(ctx: Context, campaignId: string) {
  if (!(await findCampaign(ctx, campaignId))) throw new Refusal('NOT_FOUND');
  const rows = await listAnomalies(ctx, campaignId);
  return {
    rows: rows.map(({ campaignId: _campaign, ...row }) => ({
      ...row,
      openedAt: row.openedAt.toISOString(),
      nextStates: [...nextStates(row.state)],
      events: row.events.map((event) => ({ ...event, at: new Date(event.at).toISOString() })),
    })),
  };
}
