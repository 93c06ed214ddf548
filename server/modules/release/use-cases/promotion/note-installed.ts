import type { Context } from '../../../../kernel/context.ts';
import type { EnvironmentKey } from '../../domain/environments/environment.ts';
import { findArtifactByDigest } from '../../store/promotion/artifact.store.ts';
import { insertInstallation } from '../../store/promotion/promotion.store.ts';

/** Keeps that an environment was put on a build, for the first time or again: from now on it is the one in place there. */
export async function noteInstalled(
  ctx: Context,
  { digest, environment }: { digest: string; environment: EnvironmentKey },
): Promise<void> {
  const artifact = await findArtifactByDigest(ctx, digest);
  if (!artifact) throw new Error('an installation of a build that was never registered');
  await insertInstallation(ctx, { artifactId: artifact.artifactId, environment });
  await ctx.record({
    action: 'release.installed',
    subject: { kind: 'artifact', id: artifact.artifactId },
    facts: { environment, version: artifact.version, digest },
  });
}
