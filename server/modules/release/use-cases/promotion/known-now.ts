import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { ENVIRONMENT_KEYS, type EnvironmentKey } from '../../domain/environments/environment.ts';
import { buildName } from '../../domain/promotion/build-name.ts';
import { type Eligibility, eligibilityOf } from '../../domain/promotion/eligibility.ts';
import type { FreezeCalendars } from '../../ports.ts';
import { type Artifact, findInProd, holdArtifact } from '../../store/promotion/artifact.store.ts';
import * as evidence from '../../store/promotion/evidence.store.ts';
import { type GateWaiver, listGateWaivers } from '../../store/promotion/gate-waiver.store.ts';
import { findApproval, listPromotions } from '../../store/promotion/promotion.store.ts';
import { communicationEvidence } from '../communication/evidence.ts';

/** Whether two people gave it and its day is not past. */
export function isWaiverInForce(ctx: Context, { approvedBy, expiresOn }: GateWaiver): boolean {
  return approvedBy !== null && expiresOn >= parisDay(ctx.now);
}

/** What is known of a build at this instant, and what it allows for one environment. */
export async function eligibilityNow(
  ctx: Context,
  calendars: FreezeCalendars,
  { artifact, environment }: { artifact: Artifact; environment: EnvironmentKey },
): Promise<Eligibility> {
  const { artifactId, digest } = artifact;
  const waivers = await listGateWaivers(ctx, artifactId);
  const inForce = waivers.filter((waiver) => waiver.environment === environment && isWaiverInForce(ctx, waiver));
  const promotions = await listPromotions(ctx, [artifactId]);
  return eligibilityOf(environment, {
    now: ctx.now,
    today: parisDay(ctx.now),
    arrived: new Set(promotions.map((promotion) => promotion.environment)),
    inProd: (await findInProd(ctx))?.digest ?? null,
    evidence: {
      ...(await evidence.readEvidence(ctx, artifactId)),
      ...(await communicationEvidence(ctx, artifact.version)),
    },
    recette: await evidence.readRecette(ctx, digest),
    drill: await evidence.readLastDrill(ctx),
    rolledBackAt: await evidence.readRolledBackAt(ctx, buildName(artifact)),
    freezes: await calendars.freezesOf(environment),
    approval: await findApproval(ctx, { artifactId, environment }),
    waived: new Set(inForce.map(({ gate }) => gate)),
  });
}

/** The environment that a build has not entered yet and that comes next; null once it is in PROD. */
export function nextOf(arrived: ReadonlySet<EnvironmentKey>): EnvironmentKey | null {
  return ENVIRONMENT_KEYS.find((key) => !arrived.has(key)) ?? null;
}

/** A build, held while something of its gates changes. */
export async function heldArtifact(ctx: Context, artifactId: string): Promise<Artifact> {
  const artifact = await holdArtifact(ctx, artifactId);
  if (!artifact) throw new Refusal('NOT_FOUND');
  return artifact;
}
