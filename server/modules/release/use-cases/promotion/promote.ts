import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { type EnvironmentKey, environmentRule } from '../../domain/environments/environment.ts';
import type { Eligibility } from '../../domain/promotion/eligibility.ts';
import type { FreezeCalendars } from '../../ports.ts';
import { insertApproval, insertPromotion } from '../../store/promotion/promotion.store.ts';
import { eligibilityNow, heldArtifact } from './known-now.ts';

type Asked = { artifactId: string; environment: EnvironmentKey };

/**
 * Puts a build, unchanged, into its next environment, with what the gates answered.
 *
 * Keeps INV-PRO-01: a build enters an environment once, in order, and only through gates that pass or are waived.
 */
export async function promote(
  ctx: Context,
  calendars: FreezeCalendars,
  { artifactId, environment }: Asked,
): Promise<void> {
  const artifact = await heldArtifact(ctx, artifactId);
  const eligibility = await eligibilityNow(ctx, calendars, { artifact, environment });
  refuseOutOfTurn(eligibility);
  const left = eligibility.gates.filter(({ answer, isWaived }) => answer !== 'pass' && !isWaived);
  if (!eligibility.mayEnter) throw new Refusal('PROMOTION_NOT_READY', { count: left.length });
  await insertPromotion(ctx, { artifactId, environment, gates: eligibility.gates });
  await ctx.record({
    action: 'release.promoted',
    subject: { kind: 'artifact', id: artifactId },
    facts: {
      environment,
      version: artifact.version,
      digest: artifact.digest,
      waived: eligibility.gates.filter(({ isWaived }) => isWaived).map(({ gate }) => gate),
    },
  });
}

/** A person answers for a build going into an environment. One is enough; each says it once. */
export async function approvePromotion(
  ctx: Context,
  calendars: FreezeCalendars,
  { artifactId, environment }: Asked,
): Promise<void> {
  const artifact = await heldArtifact(ctx, artifactId);
  refuseOutOfTurn(await eligibilityNow(ctx, calendars, { artifact, environment }));
  if (!(await insertApproval(ctx, { artifactId, environment }))) throw new Refusal('PROMOTION_ALREADY_APPROVED');
  await ctx.record({
    action: 'release.promotion-approved',
    subject: { kind: 'artifact', id: artifactId },
    facts: { environment, version: artifact.version, digest: artifact.digest },
  });
}

/** What is asked of an environment is asked when its turn has come. */
export function refuseOutOfTurn({ turn, environment }: Eligibility): void {
  const { name } = environmentRule(environment);
  if (turn === 'arrived') throw new Refusal('ALREADY_PROMOTED', { environment: name });
  if (turn === 'early') throw new Refusal('PROMOTION_TOO_EARLY', { environment: name });
}
