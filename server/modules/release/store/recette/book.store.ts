import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { Case } from '../../domain/recette/book-sheet.ts';

export type StoredCase = Case & { caseId: string; version: number; framework: string };

/** Two imports of the book come one after the other. */
export async function holdBook(ctx: Context): Promise<void> {
  await ctx.query(sql`select pg_advisory_xact_lock(hashtextextended('release.book', 0))`);
}

export async function saveRequirements(
  ctx: Context,
  requirements: readonly { code: string; title: string }[],
): Promise<void> {
  await ctx.query(sql`
    insert into release.requirement (code, title)
    select * from unnest(${requirements.map(({ code }) => code)}::text[], ${requirements.map(({ title }) => title)}::text[])
        on conflict (code) do update set title = excluded.title
  `);
}

/** Writes a new version of a case, or its first one. */
export async function insertVersion(
  ctx: Context,
  one: Case,
  { caseId, version, framework }: { caseId: string; version: number; framework: string },
): Promise<void> {
  await ctx.query(sql`
    insert into release.test_case as kept (id, code, version) values (${caseId}, ${one.code}, ${version})
        on conflict (code) do update set version = excluded.version
  `);
  await ctx.query(sql`
    insert into release.test_case_version (case_id, version, domain, title, actor, preconditions, steps, expected, priority, is_blocking,
                                           indicators, framework, requirements, is_automatable, automation, environment, created_at)
    values (${caseId}, ${version}, ${one.domain}, ${one.title}, ${one.actor}, ${one.preconditions}, ${one.steps}, ${one.expected}, ${one.priority},
            ${one.isBlocking}, ${one.indicators}, ${framework}, ${one.requirements}, ${one.isAutomatable}, ${one.automation}, ${one.environment},
            ${ctx.now})
  `);
}
