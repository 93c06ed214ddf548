import type { Context } from '../../../kernel/context.ts';
import type { SheetTable } from '../../../kernel/spreadsheet/table.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { RosterField } from '../domain/roster-columns.ts';

/** What a person decided about a file: the field of each column, lines set aside, cells corrected. */
export type RosterChoices = {
  readonly fields: RosterField[];
  readonly skippedLines: number[];
  readonly corrections: { line: number; field: RosterField; value: string }[];
};

export type StoredRoster = {
  readonly rosterId: string;
  readonly sessionId: string;
  readonly fileName: string;
  readonly state: 'read' | 'enrolled' | 'dropped';
  readonly table: SheetTable;
  readonly choices: RosterChoices;
};

export async function insertRoster(
  ctx: Context,
  roster: { sessionId: string; fileId: string; table: SheetTable; choices: RosterChoices },
): Promise<string> {
  const id = ctx.newId();
  await ctx.query(sql`
    insert into enrolment.roster_import (id, session_id, file_id, reading, mapping, state, created_at, created_by)
    values (${id}, ${roster.sessionId}, ${roster.fileId}, ${json(roster.table)}::jsonb, ${json(roster.choices)}::jsonb, 'read', ${ctx.now},
            ${ctx.actor.kind === 'person' ? ctx.actor.personId : null})
  `);
  return id;
}

/** The roster, its row locked when it is about to be used, so that two clicks enrol once. */
export async function findRoster(ctx: Context, rosterId: string, { lock = false } = {}): Promise<StoredRoster | null> {
  const [roster] = await ctx.query(sql<StoredRoster>`
    select roster.id as "rosterId", roster.session_id as "sessionId", file.name as "fileName", roster.state, roster.reading as "table",
           roster.mapping as choices
      from enrolment.roster_import as roster
      join kernel.file on file.id = roster.file_id
     where roster.id = ${rosterId}
     ${lock ? sql`for update of roster` : sql``}
  `);
  return roster ?? null;
}

/** Keeps the choices of a roster that has not been used; false when it has. */
export async function updateChoices(ctx: Context, rosterId: string, choices: RosterChoices): Promise<boolean> {
  const changed = await ctx.query(sql`
    update enrolment.roster_import set mapping = ${json(choices)}::jsonb where id = ${rosterId} and state = 'read' returning id
  `);
  return changed.length > 0;
}

export async function moveToEnrolled(ctx: Context, rosterId: string, enrolled: number): Promise<void> {
  await ctx.query(
    sql`update enrolment.roster_import set state = 'enrolled', enrolled = ${enrolled} where id = ${rosterId} and state = 'read'`,
  );
}
