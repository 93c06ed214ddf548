import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { sql } from '../../../kernel/sql.ts';
import type { PackageDescription } from '../domain/manifest/index.ts';
import type { FileMap, ImportReport } from './package.store.ts';

export type PackageRow = {
  packageId: string;
  title: string;
  versionId: string;
  versionNumber: number;
  state: 'preview' | 'published' | 'retired';
  edition: string;
  items: number;
  sizeBytes: number;
  createdAt: Date;
};

const ROW = sql`
  package.id as "packageId", package.title, version.id as "versionId", version.number as "versionNumber", version.state, version.edition,
  jsonb_array_length(version.description -> 'launchable') as items, version.size_bytes as "sizeBytes", version.created_at as "createdAt"`;

/** One row per package: the version in preview when there is one, else the published one. */
export async function listPackages(ctx: Context, asked: PageAsked): Promise<{ rows: PackageRow[]; total: number }> {
  const pattern = likePattern(asked.search);
  const columns = {
    title: 'kernel.fold(package.title)',
    createdAt: 'version.created_at',
    sizeBytes: 'version.size_bytes',
  };
  const rows = await ctx.query(sql<PackageRow & { total: number }>`
    select ${ROW}, count(*) over ()::int as total
      from learning.package
      join lateral (select * from learning.package_version
                     where package_id = package.id order by (state = 'preview') desc, (state = 'published') desc, number desc limit 1) as version on true
     where package.archived_at is null
       and (${pattern}::text is null or kernel.fold(package.title) like kernel.fold(${pattern}))
     ${pageOrder(asked, columns, '-createdAt', 'package.id')}
  `);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type PackageVersion = PackageRow & {
  description: PackageDescription;
  report: ImportReport;
  fileCount: number;
};

export async function findPackageVersion(ctx: Context, packageVersionId: string): Promise<PackageVersion | null> {
  const [row] = await ctx.query(sql<PackageVersion>`
    select ${ROW}, version.description, version.report,
           (select count(*)::int from jsonb_object_keys(version.file_map)) as "fileCount"
      from learning.package_version as version
      join learning.package on package.id = version.package_id
     where version.id = ${packageVersionId}
  `);
  return row ?? null;
}

/** What never changes of a version and is asked at every file and commit. */
export type PackageContent = {
  title: string;
  description: PackageDescription;
  fileMap: FileMap;
};

export async function findPackageContent(ctx: Context, packageVersionId: string): Promise<PackageContent | null> {
  const [row] = await ctx.query(sql<PackageContent>`
    select package.title, version.description, version.file_map as "fileMap"
      from learning.package_version as version
      join learning.package on package.id = version.package_id
     where version.id = ${packageVersionId}
  `);
  return row ?? null;
}

/** Of these versions, those that may stand in a path: published or retired, never a preview. */
export async function listPlayableVersions(ctx: Context, packageVersionIds: readonly string[]): Promise<string[]> {
  const rows = await ctx.query(sql<{ id: string }>`
    select id from learning.package_version where id = any(${[...packageVersionIds]}::uuid[]) and state <> 'preview'
  `);
  return rows.map(({ id }) => id);
}
