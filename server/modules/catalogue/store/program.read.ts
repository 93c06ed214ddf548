import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { sql } from '../../../kernel/sql.ts';
import type { ProgramFacts } from './program.store.ts';

type State = 'draft' | 'published' | 'retired';
export type ProgramRow = {
  programId: string;
  code: string;
  title: string;
  versionId: string;
  versionNumber: number;
  state: State;
  onsiteMn: number;
  virtualMn: number;
  elearningMn: number;
  priceCents: number;
};

const COLUMNS = { title: 'kernel.fold(title)', code: 'code', price: '"priceCents"' };

/** One line per program: its published version, else its draft. */
export async function listPrograms(ctx: Context, asked: PageAsked): Promise<{ rows: ProgramRow[]; total: number }> {
  const pattern = likePattern(asked.search);
  const rows = await ctx.query(sql<ProgramRow & { total: number }>`
    select "programId", code, title, "versionId", "versionNumber", state, "onsiteMn", "virtualMn", "elearningMn", "priceCents",
           count(*) over ()::int as total
      from (select distinct on (program.id)
                   program.id as "programId", program.code, version.title, version.id as "versionId", version.number as "versionNumber",
                   version.state, version.onsite_mn as "onsiteMn", version.virtual_mn as "virtualMn",
                   version.elearning_mn as "elearningMn", version.price_cents as "priceCents"
              from catalogue.program
              join catalogue.program_version as version on version.program_id = program.id and version.state in ('published', 'draft')
             where program.archived_at is null
               and ${pattern ? sql`(version.search ilike kernel.fold(${pattern}) or program.code ilike ${pattern})` : sql`true`}
             order by program.id, version.state desc) as listed
     ${pageOrder(asked, COLUMNS, 'title', '"versionId"')}
  `);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type VersionDetails = ProgramFacts & {
  programId: string;
  code: string;
  versionId: string;
  versionNumber: number;
  state: State;
  publishedAt: Date | null;
};

/** One version with everything in it, or null. */
export async function findVersion(ctx: Context, versionId: string): Promise<VersionDetails | null> {
  const [version] = await ctx.query(sql<VersionDetails>`
    select program.id as "programId", program.code, version.id as "versionId", version.number as "versionNumber", version.state,
           version.published_at as "publishedAt", version.title, version.summary, version.audience, version.prerequisites,
           version.objectives, version.content, version.methods, version.assessment, version.accessibility,
           version.access_delay as "accessDelay", version.recognition, version.onsite_mn as "onsiteMn",
           version.virtual_mn as "virtualMn", version.elearning_mn as "elearningMn", version.price_cents as "priceCents",
           version.seats_min as "seatsMin", version.seats_max as "seatsMax"
      from catalogue.program_version as version
      join catalogue.program on program.id = version.program_id
     where version.id = ${versionId}
  `);
  return version ?? null;
}

export async function listVersions(
  ctx: Context,
  programId: string,
): Promise<{ versionId: string; number: number; state: string; publishedAt: Date | null }[]> {
  return ctx.query(sql<{ versionId: string; number: number; state: string; publishedAt: Date | null }>`
    select id as "versionId", number, state, published_at as "publishedAt"
      from catalogue.program_version where program_id = ${programId} order by number desc limit 100
  `);
}
