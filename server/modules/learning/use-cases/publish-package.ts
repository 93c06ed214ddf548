import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findPackageVersion } from '../store/package.read.ts';
import { deletePreview, moveToPublished } from '../store/package.store.ts';

/** Publishes a version that waits in preview; learners who started stay on the version they started with. */
export async function publishPackage(ctx: Context, packageVersionId: string, title: string): Promise<void> {
  const version = await findPackageVersion(ctx, packageVersionId);
  if (!version) throw new Refusal('NOT_FOUND');
  const { packageId } = version;
  if (!(await moveToPublished(ctx, { packageId, packageVersionId, title })))
    throw new Refusal('PACKAGE_NOT_IN_PREVIEW');
  await ctx.record({
    action: 'learning.package-published',
    subject: { kind: 'package', id: packageId },
    facts: { packageVersionId, number: version.versionNumber },
  });
}

/** Discards a version that was never published. Its bytes go once the row is gone. */
export async function discardPreview(ctx: Context, packageVersionId: string): Promise<void> {
  const version = await findPackageVersion(ctx, packageVersionId);
  if (!version) throw new Refusal('NOT_FOUND');
  const { packageId } = version;
  const gone = await deletePreview(ctx, { packageId, packageVersionId });
  if (!gone) throw new Refusal('PACKAGE_NOT_IN_PREVIEW');
  await ctx.record({
    action: 'learning.package-discarded',
    subject: { kind: 'package', id: packageId },
    facts: { packageVersionId },
  });
  await ctx.enqueue('learning.remove-files', { keys: [packageVersionId, gone.fileId] });
}
