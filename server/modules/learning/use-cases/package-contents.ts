import type { Application, Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { PackageItem } from '../domain/manifest/index.ts';
import { findPackageContent, type PackageContent } from '../store/package.read.ts';

/** Versions kept in memory. One of 20,000 files takes about 3 MB. */
const MAX_KEPT = 60;
const kept = new WeakMap<Application, Map<string, PackageContent>>();

/**
 * Description and files of a version. A version never changes, so it is read once and kept in memory; of its package's
 * title only the screen of the player makes use.
 */
export async function packageContent(ctx: Context, packageVersionId: string): Promise<PackageContent> {
  const known = kept.get(ctx.app) ?? new Map<string, PackageContent>();
  kept.set(ctx.app, known);
  const found = known.get(packageVersionId) ?? (await findPackageContent(ctx, packageVersionId));
  if (!found) throw new Refusal('NOT_FOUND');
  known.delete(packageVersionId);
  known.set(packageVersionId, found);
  const [oldest] = known.keys();
  if (known.size > MAX_KEPT && oldest) known.delete(oldest);
  return found;
}

export function findItem(content: PackageContent, itemId: string): PackageItem | null {
  return content.description.launchable.find(({ identifier }) => identifier === itemId) ?? null;
}
