import type { Context } from '../../../../kernel/context.ts';
import { deliverablesOf } from '../../domain/steering/deliverables.ts';
import { listLines } from '../../store/steering/budget.store.ts';
import { findDeliverables } from '../../store/steering/deliverable.read.ts';
import { findBaseline } from '../../store/steering/plan.store.ts';

/** The deliverables of the plan, as they really are. */
export async function readDeliverables(ctx: Context) {
  const made = await findDeliverables(ctx);
  const hasPlan = (await findBaseline(ctx)) !== null;
  const hasBudget = (await listLines(ctx)).length > 0;
  return { rows: deliverablesOf({ ...made, hasPlan, hasBudget }), report: made.report };
}
