import type { Context } from '../../../../kernel/context.ts';
import { type StartStanding, startStanding } from '../../domain/rollout/start-rule.ts';
import type { FreezeCalendars, PopulationSource } from '../../ports.ts';
import { findArtifactByName } from '../../store/promotion/artifact.store.ts';
import { hasEntered } from '../../store/promotion/promotion.store.ts';
import { eligibilityNow } from '../promotion/known-now.ts';

/** What a rollout learns from elsewhere: who there is to serve, and when nothing enters PROD. */
export type RolloutSources = PopulationSource & { readonly calendars: FreezeCalendars };

/** Whether a served version may be given to companies, and the build that it is. */
export async function standingOf(
  ctx: Context,
  calendars: FreezeCalendars,
  version: string,
): Promise<StartStanding & { artifactId: string | null }> {
  const artifact = await findArtifactByName(ctx, version);
  const prod = artifact && (await eligibilityNow(ctx, calendars, { artifact, environment: 'prod' }));
  return { ...startStanding(prod), artifactId: artifact?.artifactId ?? null };
}

/** Whether a version has entered PROD: one that is only being drilled stays at its first step. */
export async function isInProd(ctx: Context, version: string): Promise<boolean> {
  const artifact = await findArtifactByName(ctx, version);
  return artifact !== null && (await hasEntered(ctx, { digest: artifact.digest, environment: 'prod' }));
}
