import type { Context } from '../../../../kernel/context.ts';
import { audiencesOf } from '../../domain/steering/adoption.ts';
import { type Alert, alertsOf } from '../../domain/steering/alerts.ts';
import type { AdoptionSource } from '../../ports.ts';
import { findThresholds } from '../../store/steering/threshold.store.ts';
import { countAdoption } from './read-adoption.ts';
import { readBudget } from './read-budget.ts';
import { readBand } from './read-maintenance.ts';
import { readProgress } from './read-progress.ts';

/** The figures that are beyond what the project allows itself, now. */
export async function readAlerts(ctx: Context, source: AdoptionSource): Promise<{ rows: Alert[] }> {
  const thresholds = await findThresholds(ctx);
  const { plan } = await readProgress(ctx);
  const { rows, total } = await readBudget(ctx);
  const { band } = await readBand(ctx);
  const audiences = audiencesOf(await countAdoption(ctx, source), thresholds);
  const budget = rows.length === 0 ? null : total;
  return { rows: alertsOf({ plan, budget, lines: rows, audiences, band }, thresholds) };
}
