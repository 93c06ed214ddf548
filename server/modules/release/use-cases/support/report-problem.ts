import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { asOrganisation } from '../../../../kernel/transaction.ts';
import { listReportsOf } from '../../store/support/problem-report.read.ts';
import { countReportsOf, insertReport, lockReports } from '../../store/support/problem-report.store.ts';
import { presentEvents } from './shown.ts';

const WINDOW_MN = 60;
const MOST_IN_WINDOW = 5;
const SHOWN = 20;

/** Keeps what somebody says does not work, with the version that answers them and the page they came from. */
export async function reportProblem(
  ctx: Context,
  { text, page }: { text: string; page: string },
): Promise<{ number: number }> {
  const { personId, role } = personOf(ctx);
  const { version } = ctx.app.settings;
  return asOrganisation(ctx, 'writes one line of the caller’s own and tells them its number', async () => {
    await lockReports(ctx);
    const since = new Date(ctx.now.getTime() - WINDOW_MN * 60_000);
    if ((await countReportsOf(ctx, personId, since)) >= MOST_IN_WINDOW)
      throw new Refusal('TOO_MANY_TRIES', { minutes: WINDOW_MN });
    const id = ctx.newId();
    const number = await insertReport(ctx, { id, personId, role, version, page, text });
    await ctx.record({
      action: 'support.problem-reported',
      subject: { kind: 'problemReport', id },
      facts: { number, version },
    });
    return { number };
  });
}

/** One's own reports and what was answered. */
export async function readMyReports(ctx: Context) {
  const { personId } = personOf(ctx);
  return asOrganisation(ctx, 'reads the caller’s own reports, by their id', async () => {
    const rows = await listReportsOf(ctx, personId, SHOWN);
    return {
      rows: rows.map(({ problemId, number, text, reportedAt, state, events }) => ({
        problemId,
        number,
        text,
        reportedAt: reportedAt.toISOString(),
        state,
        events: presentEvents(events),
      })),
    };
  });
}
