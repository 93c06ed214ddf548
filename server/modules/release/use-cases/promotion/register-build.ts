import type { Context } from '../../../../kernel/context.ts';
import { type Artifact, findArtifactByDigest, insertArtifact } from '../../store/promotion/artifact.store.ts';
import { insertPromotion } from '../../store/promotion/promotion.store.ts';

export type BuildMade = Omit<Artifact, 'artifactId'>;

/** Keeps that a build was made, which puts it into DEV. The same bytes made again are the same build: nothing is added. */
export async function registerBuild(ctx: Context, build: BuildMade): Promise<Artifact> {
  const artifact = { artifactId: ctx.newId(), ...build };
  if (!(await insertArtifact(ctx, artifact))) {
    const known = await findArtifactByDigest(ctx, build.digest);
    if (!known) throw new Error('a build that was there is gone');
    return known;
  }
  await insertPromotion(ctx, { artifactId: artifact.artifactId, environment: 'dev', gates: [] });
  const { version, digest, revision, sizeBytes, files } = build;
  await ctx.record({
    action: 'release.built',
    subject: { kind: 'artifact', id: artifact.artifactId },
    facts: { version, digest, revision, sizeBytes, files },
  });
  return artifact;
}
