import type { Application, Context, TransactionScope } from '../../../kernel/context.ts';
import { recordFile } from '../../../kernel/files.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { ReceivedFile } from '../../../kernel/route.ts';
import { readSpreadsheet } from '../../../kernel/spreadsheet/read.ts';
import { findSession } from '../../sessions/index.ts';
import { guessColumns } from '../domain/roster-columns.ts';
import * as rosters from '../store/roster.store.ts';
import { presentRoster } from './understand-roster.ts';

/** Reads a client's file for a session and keeps it with what was guessed. Nobody is enrolled. */
export async function readRoster(
  app: Application,
  scope: TransactionScope,
  { sessionId, upload }: { sessionId: string; upload: ReceivedFile },
) {
  try {
    const table = await readSpreadsheet(await app.files.readAll(upload.fileId));
    return await app.transaction(scope, async (ctx) => {
      if (!(await findSession(ctx, sessionId))) throw new Refusal('NOT_FOUND');
      await recordFile(ctx, { id: upload.fileId, ...upload });
      const fields = guessColumns(table.columns, (column) => table.rows.map((row) => row.cells[column] ?? ''));
      const rosterId = await rosters.insertRoster(ctx, {
        sessionId,
        fileId: upload.fileId,
        table,
        choices: { fields, skippedLines: [], corrections: [] },
      });
      await ctx.record({
        action: 'enrolment.roster-read',
        subject: { kind: 'roster', id: rosterId },
        links: { session: sessionId },
        facts: { lines: table.rows.length, sha256: upload.sha256 },
      });
      return presentRoster(ctx, await existing(ctx, rosterId));
    });
  } catch (error) {
    await app.files.remove(upload.fileId);
    throw error;
  }
}

export async function showRoster(ctx: Context, rosterId: string) {
  return presentRoster(ctx, await existing(ctx, rosterId));
}

/** Keeps what a person corrected and shows the result. */
export async function correctRoster(ctx: Context, rosterId: string, choices: rosters.RosterChoices) {
  const roster = await existing(ctx, rosterId);
  if (!(await rosters.updateChoices(ctx, rosterId, choices))) throw new Refusal('ROSTER_CLOSED');
  return presentRoster(ctx, { ...roster, choices });
}

async function existing(ctx: Context, rosterId: string): Promise<rosters.StoredRoster> {
  const roster = await rosters.findRoster(ctx, rosterId);
  if (!roster) throw new Refusal('NOT_FOUND');
  return roster;
}
