import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { countByVersion, countReports, findReport, listReports } from '../../store/support/problem-report.read.ts';
import { type EventKind, insertEvent } from '../../store/support/problem-report.store.ts';
import { presentEvents } from './shown.ts';

const PAGE = 20;
const VERSIONS = 10;

/** Reports for those who answer, and how many each version got. */
export async function readProblems(ctx: Context, { page, state }: { page: number; state: 'waiting' | 'all' }) {
  const isWaiting = state === 'waiting';
  const rows = await listReports(ctx, { isWaiting, limit: PAGE, offset: (page - 1) * PAGE });
  const { all, waiting } = await countReports(ctx);
  return {
    rows: rows.map((row) => ({
      ...row,
      reportedAt: row.reportedAt.toISOString(),
      events: presentEvents(row.events),
    })),
    total: isWaiting ? waiting : all,
    versions: await countByVersion(ctx, VERSIONS),
  };
}

export async function countWaitingProblems(ctx: Context): Promise<{ count: number }> {
  return { count: (await countReports(ctx)).waiting };
}

/**
 * Answers, or closes. `after` is the number of events that one has in front of one’s eyes: of two who act at the same
 * instant, one does and the other is told.
 */
export async function followProblem(
  ctx: Context,
  { problemId, after, kind, text }: { problemId: string; after: number; kind: EventKind; text: string },
): Promise<void> {
  const report = await findReport(ctx, problemId);
  if (!report) throw new Refusal('NOT_FOUND');
  if (report.state === 'closed') throw new Refusal('PROBLEM_CLOSED');
  if (report.events.length !== after) throw new Refusal('PROBLEM_MOVED');
  const { personId } = personOf(ctx);
  if (!(await insertEvent(ctx, { problemId, number: after + 1, kind, text, byId: personId })))
    throw new Refusal('PROBLEM_MOVED');
  await ctx.record({
    action: kind === 'closed' ? 'support.problem-closed' : 'support.problem-answered',
    subject: { kind: 'problemReport', id: problemId },
    facts: { number: report.number, version: report.version },
  });
}
