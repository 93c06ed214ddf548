import type { Context } from '../../../../kernel/context.ts';
import { environmentRule } from '../../domain/environments/environment.ts';
import { findArtifactByName } from '../../store/promotion/artifact.store.ts';
import { readRecette } from '../../store/promotion/evidence.store.ts';
import { listGateWaivers } from '../../store/promotion/gate-waiver.store.ts';
import { listPromotions } from '../../store/promotion/promotion.store.ts';

const fullName = (person: { firstName: string; lastName: string } | null) =>
  person ? `${person.firstName} ${person.lastName}` : '';

/** Which bytes were rolled out and how they came to PROD; null for sources that nobody built here. */
export async function buildFacts(ctx: Context, name: string) {
  const artifact = await findArtifactByName(ctx, name);
  if (!artifact) return null;
  const { artifactId, digest, revision, builtAt, sizeBytes } = artifact;
  const recette = await readRecette(ctx, digest);
  const waivers = await listGateWaivers(ctx, artifactId);
  return {
    digest,
    revision,
    builtAt: builtAt.toISOString(),
    sizeBytes,
    recette: recette && { state: recette.state, number: recette.number, at: recette.at?.toISOString() ?? null },
    promotions: (await listPromotions(ctx, [artifactId])).map(({ environment, promotedAt, promotedBy, gates }) => ({
      environment: environmentRule(environment).name,
      at: promotedAt.toISOString(),
      by: fullName(promotedBy),
      passed: gates.filter(({ answer }) => answer === 'pass').length,
      waived: gates
        .filter(({ isWaived }) => isWaived)
        .map(({ gate }) => {
          const waiver = waivers.find((one) => one.gate === gate && one.environment === environment);
          return {
            gate,
            reason: waiver?.reason ?? '',
            askedBy: fullName(waiver?.askedBy ?? null),
            approvedBy: fullName(waiver?.approvedBy ?? null),
          };
        }),
    })),
  };
}
