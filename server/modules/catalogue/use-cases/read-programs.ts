import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import * as reads from '../store/program.read.ts';

export const { listPrograms } = reads;

/** A version as the program page shows it, with the list of its sisters. */
export async function readVersion(ctx: Context, versionId: string) {
  const version = await reads.findVersion(ctx, versionId);
  if (!version) throw new Refusal('NOT_FOUND');
  const versions = await reads.listVersions(ctx, version.programId);
  return {
    ...version,
    publishedAt: version.publishedAt?.toISOString() ?? null,
    versions: versions.map((one) => ({ ...one, publishedAt: one.publishedAt?.toISOString() ?? null })),
  };
}
