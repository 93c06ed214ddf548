import type { z } from 'zod';
import type { Roster } from '../../../../contract/enrolment.ts';
import type { Context } from '../../../kernel/context.ts';
import {
  findCompaniesByName,
  findCompanyBySiret,
  findLearnerCandidates,
  nameKey,
  properName,
  readEmail,
  readSiret,
} from '../../people/index.ts';
import { findSession } from '../../sessions/index.ts';
import type { RosterField } from '../domain/roster-columns.ts';
import { markTwins, type Remark, type RosterLine, readLine } from '../domain/roster-lines.ts';
import { listEnrolments } from '../store/enrolment.read.ts';
import type { StoredRoster } from '../store/roster.store.ts';

export const readers = { properName, nameKey, readEmail, readSiret };

/** A line with what the database knows of it: who it is, who employs them. */
export type UnderstoodLine = RosterLine & {
  readonly decision: 'enrol' | 'skip' | 'blocked';
  readonly personId: string | null;
  readonly companyId: string | null;
};

/** Everything FormaPro makes of a file now: nothing is written, and doing it again gives the same while the data are the same. */
export async function understandLines(ctx: Context, roster: StoredRoster): Promise<UnderstoodLine[]> {
  const lines = markTwins(
    roster.table.rows.map((row) => readLine(row.line, cellsOf(roster, row), readers)),
    readers,
  );
  const enrolled = new Set((await listEnrolments(ctx, roster.sessionId)).map(({ learnerId }) => learnerId));
  const skipped = new Set(roster.choices.skippedLines);
  const understood: UnderstoodLine[] = [];
  for (const line of lines)
    understood.push(await recognise(ctx, line, { enrolled, isSkipped: skipped.has(line.line) }));
  return understood;
}

function cellsOf(
  { choices }: StoredRoster,
  row: { line: number; cells: readonly string[] },
): Partial<Record<RosterField, string>> {
  const cells: Partial<Record<RosterField, string>> = {};
  choices.fields.forEach((field, column) => {
    if (field !== 'ignore') cells[field] = row.cells[column] ?? '';
  });
  for (const { line, field, value } of choices.corrections) if (line === row.line) cells[field] = value.trim();
  return cells;
}

async function recognise(
  ctx: Context,
  line: RosterLine,
  { enrolled, isSkipped }: { enrolled: ReadonlySet<string>; isSkipped: boolean },
): Promise<UnderstoodLine> {
  const remarks: Remark[] = [...line.remarks];
  const company = await findCompany(ctx, line);
  if (line.companyName)
    remarks.push(remark(company ? 'COMPANY_KNOWN' : 'COMPANY_NEW', company?.name ?? line.companyName));
  const candidates = line.firstName && line.lastName ? await findLearnerCandidates(ctx, line) : [];
  const same = candidates.find(
    (one) => (line.email && one.email === line.email) || (one.companyId !== null && one.companyId === company?.id),
  );
  if (same) remarks.push(remark('PERSON_KNOWN', `${same.firstName} ${same.lastName}`));
  else if (candidates[0])
    remarks.push(remark('PERSON_SIMILAR', `${candidates[0].firstName} ${candidates[0].lastName}`));
  const isEnrolled = same !== undefined && enrolled.has(same.personId);
  if (isEnrolled) remarks.push(remark('ALREADY_ENROLLED', ''));
  const isTwin = remarks.some(({ code }) => code === 'SAME_PERSON_IN_FILE');
  const isBlocked = remarks.some(({ blocking }) => blocking);
  const decision = isSkipped || isTwin || isEnrolled ? 'skip' : isBlocked ? 'blocked' : 'enrol';
  return { ...line, remarks, decision, personId: same?.personId ?? null, companyId: company?.id ?? null };
}

async function findCompany(
  ctx: Context,
  { siret, companyName }: RosterLine,
): Promise<{ id: string; name: string } | null> {
  const bySiret = siret ? await findCompanyBySiret(ctx, siret) : null;
  if (bySiret || !companyName) return bySiret;
  return (await findCompaniesByName(ctx, companyName))[0] ?? null;
}

function remark(code: Remark['code'], detail: string): Remark {
  return { code, field: null, detail, blocking: false };
}

/** The roster as the screen shows it. */
export async function presentRoster(ctx: Context, roster: StoredRoster): Promise<z.input<typeof Roster>> {
  const lines = await understandLines(ctx, roster);
  const session = await findSession(ctx, roster.sessionId);
  return {
    rosterId: roster.rosterId,
    sessionId: roster.sessionId,
    fileName: roster.fileName,
    state: roster.state,
    columns: roster.table.columns.map((title, column) => ({
      title,
      field: roster.choices.fields[column] ?? 'ignore',
      sample: roster.table.rows.slice(0, 3).map((row) => row.cells[column] ?? ''),
    })),
    lines: lines.map(({ personId: _, companyId: __, remarks, ...line }) => ({ ...line, remarks: [...remarks] })),
    toEnrol: lines.filter(({ decision }) => decision === 'enrol').length,
    blocked: lines.filter(({ decision }) => decision === 'blocked').length,
    seatsLeft: session ? session.seatsMax - session.seatsTaken : 0,
  };
}
