import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

export type SignedReport = { reportId: string; number: string };

/** What the module itself has made of the deliverables of the plan. */
export async function findDeliverables(ctx: Context) {
  const [row] = await ctx.query(sql<{ cases: number; rollouts: number; tickets: number; actions: number }>`
    select (select count(*)::int from release.test_case) as cases, (select count(*)::int from release.rollout) as rollouts,
           (select count(*)::int from release.maintenance_ticket) as tickets,
           (select count(*)::int from release.communication_action) as actions
  `);
  const [report] = await ctx.query(sql<SignedReport>`
    select id as "reportId", number from release.report where signed_at is not null and file_id is not null
     order by signed_at desc limit 1
  `);
  return { ...(row ?? { cases: 0, rollouts: 0, tickets: 0, actions: 0 }), report: report ?? null };
}
