import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { PackageDescription } from '../domain/manifest/index.ts';

/** Path in the package → rank of the stored file and its size. */
export type FileMap = Readonly<Record<string, readonly [rank: number, sizeBytes: number]>>;

export type ImportReport = {
  readonly remarks: readonly { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }[];
  readonly dropped: readonly string[];
};

export type NewVersion = {
  readonly packageVersionId: string;
  readonly packageId: string;
  readonly fileId: string;
  readonly description: PackageDescription;
  readonly report: ImportReport;
  readonly fileMap: FileMap;
  readonly sizeBytes: number;
};

export async function insertPackage(ctx: Context, title: string): Promise<string> {
  const id = ctx.newId();
  await ctx.query(
    sql`insert into learning.package (id, title, created_at) values (${id}, ${title.slice(0, 200)}, ${ctx.now})`,
  );
  return id;
}

/** False when there is no such package. The row lock makes two imports at once take two numbers. */
export async function holdPackage(ctx: Context, packageId: string): Promise<boolean> {
  const rows = await ctx.query(sql`select id from learning.package where id = ${packageId} for update`);
  return rows.length > 0;
}

export async function insertVersion(ctx: Context, version: NewVersion): Promise<number> {
  const [row] = await ctx.query(sql<{ number: number }>`
    insert into learning.package_version (id, package_id, number, state, file_id, edition, description, report, file_map, size_bytes,
                                          created_at, created_by)
    select ${version.packageVersionId}, ${version.packageId}, coalesce(max(number), 0) + 1, 'preview', ${version.fileId},
           ${version.description.edition}, ${json(version.description)}::jsonb, ${json(version.report)}::jsonb,
           ${json(version.fileMap)}::jsonb, ${version.sizeBytes}, ${ctx.now}, ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}
      from learning.package_version where package_id = ${version.packageId}
    returning number
  `);
  return row?.number ?? 1;
}

/** False when the version is not waiting in preview. */
export async function moveToPublished(
  ctx: Context,
  { packageId, packageVersionId, title }: { packageId: string; packageVersionId: string; title: string },
): Promise<boolean> {
  await ctx.query(sql`
    update learning.package_version set state = 'retired'
     where package_id = ${packageId} and state = 'published'
       and exists (select from learning.package_version where id = ${packageVersionId} and state = 'preview')
  `);
  const rows = await ctx.query(sql`
    update learning.package_version set state = 'published', published_at = ${ctx.now}
     where id = ${packageVersionId} and state = 'preview' returning id
  `);
  if (rows.length > 0) await ctx.query(sql`update learning.package set title = ${title} where id = ${packageId}`);
  return rows.length > 0;
}

/** Removes a version that was never published, and its package when it was the only one. Null: it is not in preview. */
export async function deletePreview(
  ctx: Context,
  { packageId, packageVersionId }: { packageId: string; packageVersionId: string },
): Promise<{ fileId: string } | null> {
  const [gone] = await ctx.query(sql<{ fileId: string }>`
    delete from learning.package_version where id = ${packageVersionId} and state = 'preview' returning file_id as "fileId"
  `);
  if (!gone) return null;
  await ctx.query(sql`
    delete from learning.package
     where id = ${packageId} and not exists (select from learning.package_version where package_id = ${packageId})
  `);
  await ctx.query(sql`delete from kernel.file where id = ${gone.fileId}`);
  return gone;
}
