import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Thresholds } from '../../domain/steering/thresholds.ts';
import { findThresholds, saveThresholds } from '../../store/steering/threshold.store.ts';
import { PROJECT, THRESHOLDS_ID } from './project.ts';

export async function readThresholds(ctx: Context): Promise<Thresholds & { revision: number }> {
  return findThresholds(ctx);
}

/** Decides from where a figure calls somebody. */
export async function setThresholds(
  ctx: Context,
  { revision, ...wanted }: Thresholds & { revision: number },
): Promise<void> {
  if (wanted.mcoHighBp < wanted.mcoLowBp) throw new Refusal('BAND_WRONG');
  if (!(await saveThresholds(ctx, revision, wanted))) throw new Refusal('THRESHOLDS_MOVED');
  await ctx.record({
    action: 'steering.thresholds-set',
    subject: { kind: 'steeringThreshold', id: THRESHOLDS_ID },
    links: PROJECT,
    facts: wanted,
  });
}
