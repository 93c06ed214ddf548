import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import { ENTRIES } from './promotion.store.ts';

export type Artifact = {
  artifactId: string;
  version: string;
  digest: string;
  revision: string;
  sizeBytes: number;
  files: number;
  builtAt: Date;
};

const COLUMNS = sql`id as "artifactId", version, digest, revision, size_bytes as "sizeBytes", file_count as files, built_at as "builtAt"`;

/** False when these bytes are known already. */
export async function insertArtifact(ctx: Context, one: Artifact): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.artifact (id, version, digest, revision, size_bytes, file_count, built_at)
    values (${one.artifactId}, ${one.version}, ${one.digest}, ${one.revision}, ${one.sizeBytes}, ${one.files}, ${one.builtAt})
        on conflict (digest) do nothing
    returning id
  `);
  return rows.length > 0;
}

/** The last builds, the newest first. */
export async function listArtifacts(ctx: Context): Promise<Artifact[]> {
  return ctx.query(sql<Artifact>`select ${COLUMNS} from release.artifact order by built_at desc, id limit 50`);
}

export async function findArtifact(ctx: Context, artifactId: string): Promise<Artifact | null> {
  const [row] = await ctx.query(sql<Artifact>`select ${COLUMNS} from release.artifact where id = ${artifactId}`);
  return row ?? null;
}

export async function findArtifactByDigest(ctx: Context, digest: string): Promise<Artifact | null> {
  const [row] = await ctx.query(sql<Artifact>`select ${COLUMNS} from release.artifact where digest = ${digest}`);
  return row ?? null;
}

/** The build that is served under this name: its version, and the beginning of its digest after the plus sign. */
export async function findArtifactByName(ctx: Context, name: string): Promise<Artifact | null> {
  const cut = name.lastIndexOf('+');
  const [row] = await ctx.query(sql<Artifact>`
    select ${COLUMNS} from release.artifact
     where version = ${name.slice(0, cut)} and starts_with(digest, ${`sha256:${name.slice(cut + 1)}`}) and ${cut > 0}
  `);
  return row ?? null;
}

/** Held until the end of the transaction by whoever changes what its gates say: they come one after the other. */
export async function holdArtifact(ctx: Context, artifactId: string): Promise<Artifact | null> {
  const [row] = await ctx.query(
    sql<Artifact>`select ${COLUMNS} from release.artifact where id = ${artifactId} for update`,
  );
  return row ?? null;
}

/** The build that PROD is on: the last that entered it or was put back there; null before the first. */
export async function findInProd(ctx: Context): Promise<Artifact | null> {
  const [row] = await ctx.query(sql<Artifact>`
    select ${COLUMNS} from release.artifact
      join ${ENTRIES} as entry on entry.artifact_id = artifact.id and entry.environment = 'prod'
     order by entry.at desc limit 1
  `);
  return row ?? null;
}
