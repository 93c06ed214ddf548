import type { Context } from '../../../../kernel/context.ts';
import { type WhyNotYet, whyContractWaits } from '../../domain/environments/contract-rule.ts';
import { listProcessesSeen, readWatchedSince } from '../../store/environments/process.store.ts';
import { findLatest } from '../../store/rollout/rollout.store.ts';

/** Why a step that removes something from the database must wait, or null. */
export async function askContractStep(ctx: Context, step: string): Promise<WhyNotYet | null> {
  const latest = await findLatest(ctx);
  return whyContractWaits(step, {
    now: ctx.now,
    seen: await listProcessesSeen(ctx),
    watchedSince: await readWatchedSince(ctx),
    rolloutUnderWay: latest && latest.endedAt === null ? latest.canaryVersion : null,
  });
}
