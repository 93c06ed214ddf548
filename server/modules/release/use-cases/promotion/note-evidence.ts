import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { buildName } from '../../domain/promotion/build-name.ts';
import type { MeasuredGate, Outcome } from '../../domain/promotion/eligibility.ts';
import type { PeopleGate } from '../../domain/promotion/gates.ts';
import { findArtifactByDigest, findArtifactByName, findInProd } from '../../store/promotion/artifact.store.ts';
import { insertEvidence } from '../../store/promotion/evidence.store.ts';
import { heldArtifact } from './known-now.ts';

/** A person notes what only people know: that companies were told, that somebody answers them and until when. */
export async function noteEvidence(
  ctx: Context,
  {
    artifactId,
    gate,
    summary,
    holdsUntil,
  }: { artifactId: string; gate: PeopleGate; summary: string; holdsUntil: string | null },
): Promise<void> {
  const { digest } = await heldArtifact(ctx, artifactId);
  if (gate === 'support' && (holdsUntil === null || holdsUntil < parisDay(ctx.now)))
    throw new Refusal('SUPPORT_NEEDS_A_DAY');
  await insertEvidence(ctx, { artifactId, gate, outcome: 'pass', summary, holdsUntil, against: null });
  await ctx.record({
    action: 'release.evidence-noted',
    subject: { kind: 'artifact', id: artifactId },
    facts: { gate, outcome: 'pass', holdsUntil, digest },
    personal: { summary },
  });
}

/** Digest of the build that is served under a name; null for sources that nobody built, or built elsewhere. */
export async function findBuilt(ctx: Context, name: string): Promise<string | null> {
  return (await findArtifactByName(ctx, name))?.digest ?? null;
}

/** Name of the build that PROD is on; null before the first. */
export async function findServedInProd(ctx: Context): Promise<string | null> {
  const artifact = await findInProd(ctx);
  return artifact && buildName(artifact);
}

/** FormaPro notes what it measured on these bytes, good or bad. Bytes that nobody registered have no evidence. */
export async function noteMeasure(
  ctx: Context,
  {
    digest,
    against = null,
    ...measured
  }: { digest: string; gate: MeasuredGate; outcome: Outcome; summary: string; against?: string | null },
): Promise<void> {
  const artifact = await findArtifactByDigest(ctx, digest);
  if (!artifact) throw new Error('evidence for a build that was never registered');
  await insertEvidence(ctx, { artifactId: artifact.artifactId, ...measured, against, holdsUntil: null });
  await ctx.record({
    action: 'release.evidence-noted',
    subject: { kind: 'artifact', id: artifact.artifactId },
    facts: { ...measured, digest, ...(against ? { against } : {}) },
  });
}
