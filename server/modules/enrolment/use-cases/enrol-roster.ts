import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addCompany, addLearner } from '../../people/index.ts';
import * as rosters from '../store/roster.store.ts';
import { enrolLearners } from './enrol-learners.ts';
import { type UnderstoodLine, understandLines } from './understand-roster.ts';

/**
 * Enrols everybody of a file, or nobody: companies and people that are missing are added in the same transaction.
 *
 * The file is used once: the second of two clicks is refused.
 */
export async function enrolRoster(
  ctx: Context,
  rosterId: string,
): Promise<{ enrolled: number; newPeople: number; newCompanies: number }> {
  const roster = await rosters.findRoster(ctx, rosterId, { lock: true });
  if (!roster) throw new Refusal('NOT_FOUND');
  if (roster.state !== 'read') throw new Refusal('ROSTER_CLOSED');
  const lines = await understandLines(ctx, roster);
  const blocked = lines.filter(({ decision }) => decision === 'blocked').length;
  if (blocked > 0) throw new Refusal('ROSTER_BLOCKED', { count: blocked });

  const chosen = lines.filter(({ decision }) => decision === 'enrol');
  const companies = await companiesOf(ctx, chosen);
  const learnerIds: string[] = [];
  for (const line of chosen) {
    const companyId = line.companyId ?? companies.made.get(companyKey(line)) ?? null;
    learnerIds.push(line.personId ?? (await addLearner(ctx, { ...line, companyId })).personId);
  }
  const { enrolled } = await enrolLearners(ctx, roster.sessionId, { learnerIds, source: 'roster' });
  await rosters.moveToEnrolled(ctx, rosterId, enrolled);
  const newPeople = chosen.filter(({ personId }) => personId === null).length;
  await ctx.record({
    action: 'enrolment.roster-enrolled',
    subject: { kind: 'roster', id: rosterId },
    links: { session: roster.sessionId },
    facts: { enrolled, newPeople, newCompanies: companies.made.size, skipped: lines.length - chosen.length },
  });
  return { enrolled, newPeople, newCompanies: companies.made.size };
}

const companyKey = ({ siret, companyName }: UnderstoodLine) => siret ?? companyName?.toLowerCase() ?? '';

/** Companies that the file names and nobody knows, each added once. */
async function companiesOf(ctx: Context, lines: readonly UnderstoodLine[]): Promise<{ made: Map<string, string> }> {
  const made = new Map<string, string>();
  for (const line of lines) {
    if (line.companyId || !line.companyName || made.has(companyKey(line))) continue;
    const blank = { legalForm: '', address: '', postcode: '', town: '', opco: '', phone: '', email: '' };
    const { companyId } = await addCompany(ctx, { ...blank, name: line.companyName, siret: line.siret });
    made.set(companyKey(line), companyId);
  }
  return { made };
}
