import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { neutralCsv } from '../../../kernel/spreadsheet/csv-out.ts';
import { findSession } from '../../sessions/index.ts';
import * as reads from '../store/enrolment.read.ts';

export const { listLearnerEnrolments } = reads;

/** People of a session that the caller reaches. */
export async function listSessionEnrolments(ctx: Context, sessionId: string): Promise<{ rows: reads.EnrolmentRow[] }> {
  if (!(await findSession(ctx, sessionId))) throw new Refusal('NOT_FOUND');
  return { rows: await reads.listEnrolments(ctx, sessionId) };
}

export async function exportSessionEnrolments(ctx: Context, sessionId: string): Promise<Uint8Array> {
  const { rows } = await listSessionEnrolments(ctx, sessionId);
  return neutralCsv(
    ['Nom', 'Prénom', 'Entreprise', 'État'],
    rows.map((row) => [row.lastName, row.firstName, row.companyName ?? '', row.status]),
  );
}
