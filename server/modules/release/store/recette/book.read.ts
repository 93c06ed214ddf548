import type { Context } from '../../../../kernel/context.ts';
import { raw, sql } from '../../../../kernel/sql.ts';
import type { StoredCase } from './book.store.ts';

/** Columns of a case version under the alias `text`. */
export const CASE_TEXT = raw(`
  text.domain, text.title, text.actor, text.preconditions, text.steps, text.expected, text.priority, text.is_blocking as "isBlocking",
  text.indicators, text.framework, text.requirements, text.is_automatable as "isAutomatable", text.automation, text.environment`);

/** The book as it is in force: domains in the order in which they came, codes in order inside. */
export async function listCases(ctx: Context): Promise<StoredCase[]> {
  return ctx.query(sql<StoredCase>`
    select test_case.id as "caseId", test_case.code, test_case.version, ${CASE_TEXT}
      from release.test_case
      join release.test_case_version as text on text.case_id = test_case.id and text.version = test_case.version
     order by min(test_case.rank) over (partition by text.domain), test_case.code
  `);
}

export async function listRequirements(ctx: Context): Promise<{ code: string; title: string }[]> {
  return ctx.query(sql<{ code: string; title: string }>`select code, title from release.requirement order by code`);
}
