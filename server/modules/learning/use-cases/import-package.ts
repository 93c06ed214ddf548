import { openArchive } from '../../../kernel/archive/archive.ts';
import { type ArchiveSink, type ExtractedFile, extractArchive } from '../../../kernel/archive/extract.ts';
import { PACKAGE_LIMITS } from '../../../kernel/archive/limits.ts';
import type { Application, Context, TransactionScope } from '../../../kernel/context.ts';
import type { FileStore } from '../../../kernel/file-store.ts';
import { recordFile } from '../../../kernel/files.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { ReceivedFile } from '../../../kernel/route.ts';
import { locateManifest, type PackageDescription, parseManifest } from '../domain/manifest/index.ts';
import * as packages from '../store/package.store.ts';
import { showPackageVersion } from './read-packages.ts';

type Unpacked = {
  description: PackageDescription;
  dropped: readonly string[];
  files: readonly ExtractedFile[];
};

/**
 * Imports a package from an upload: gate, manifest, then every file, all or nothing. It waits in preview.
 *
 * A refusal (ARCHIVE_…, PACKAGE_…) leaves no byte. Memory is bounded by one stream buffer and the manifest (10 MB).
 */
export async function importPackage(
  app: Application,
  scope: TransactionScope,
  { packageId, upload }: { packageId: string | null; upload: ReceivedFile },
) {
  const packageVersionId = crypto.randomUUID();
  try {
    const unpacked = await unpack(app.files, { fileId: upload.fileId, packageVersionId });
    return await app.transaction(scope, (ctx) => keepVersion(ctx, { packageVersionId, packageId, upload, unpacked }));
  } catch (error) {
    await app.files.remove(packageVersionId);
    await app.files.remove(upload.fileId);
    throw error;
  }
}

async function unpack(
  files: FileStore,
  { fileId, packageVersionId }: { fileId: string; packageVersionId: string },
): Promise<Unpacked> {
  const copy = await files.localCopy(fileId);
  try {
    const archive = await openArchive({ path: copy.path }, PACKAGE_LIMITS);
    try {
      const paths = archive.entries.map(({ path }) => path);
      const place = locateManifest(paths);
      const description = parseManifest({ manifestBytes: await archive.read(place.manifestPath), place, paths });
      const extracted = await extractArchive(archive, storeSink(files, packageVersionId));
      return { description, dropped: archive.dropped, files: extracted };
    } finally {
      archive.close();
    }
  } finally {
    await copy.release();
  }
}

/** Files go to the store under their rank: no name there is chosen by the archive's author. */
function storeSink(files: FileStore, folder: string): ArchiveSink {
  let rank = 0;
  return {
    write: async (_entry, bytes) => {
      await files.put(`${folder}/${rank}`, bytes);
      rank += 1;
    },
    keep: async () => undefined,
    discard: () => files.remove(folder),
  };
}

async function keepVersion(
  ctx: Context,
  given: { packageVersionId: string; packageId: string | null; upload: ReceivedFile; unpacked: Unpacked },
) {
  const { packageVersionId, upload, unpacked } = given;
  const { description, dropped, files } = unpacked;
  if (given.packageId && !(await packages.holdPackage(ctx, given.packageId))) throw new Refusal('NOT_FOUND');
  await recordFile(ctx, { id: upload.fileId, ...upload });
  const packageId = given.packageId ?? (await packages.insertPackage(ctx, titleOf(description, upload.name)));
  const number = await packages.insertVersion(ctx, {
    packageVersionId,
    packageId,
    fileId: upload.fileId,
    description,
    report: { remarks: description.warnings, dropped: dropped.slice(0, 200) },
    fileMap: Object.fromEntries(files.map(({ path, sizeBytes }, rank) => [path, [rank, sizeBytes] as const])),
    sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  });
  await ctx.record({
    action: 'learning.package-imported',
    subject: { kind: 'package', id: packageId },
    facts: { packageVersionId, number, edition: description.edition, files: files.length, sha256: upload.sha256 },
  });
  return showPackageVersion(ctx, packageVersionId);
}

const titleOf = ({ title }: PackageDescription, fileName: string) =>
  title.trim() || fileName.replace(/\.[^.]+$/, '').slice(0, 200) || 'Module';
