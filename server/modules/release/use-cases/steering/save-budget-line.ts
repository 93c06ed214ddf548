import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { forecastHolds } from '../../domain/steering/budget.ts';
import * as budget from '../../store/steering/budget.store.ts';
import { PROJECT } from './project.ts';

type LineWanted = budget.BudgetSums & { readonly title: string };

const LEAST_REASON = 5;

/** Adds a line. What is planned now is its initial budget for good. */
export async function addBudgetLine(ctx: Context, { title, ...sums }: LineWanted): Promise<{ lineId: string }> {
  if (!forecastHolds(sums)) throw new Refusal('FORECAST_TOO_LOW');
  await budget.holdBudget(ctx);
  const lineId = ctx.newId();
  if (!(await budget.insertLine(ctx, { lineId, title, ...sums }))) throw new Refusal('BUDGET_LINE_EXISTS');
  await ctx.record({
    action: 'steering.budget-line-added',
    subject: { kind: 'budgetLine', id: lineId },
    links: PROJECT,
    facts: sums,
    personal: { title },
  });
  return { lineId };
}

/** Changes a line that somebody has in front of them. Other planned sums are a decision with its reason. */
export async function changeBudgetLine(
  ctx: Context,
  { lineId, revision, reason, title, ...sums }: LineWanted & { lineId: string; revision: number; reason: string },
): Promise<void> {
  if (!forecastHolds(sums)) throw new Refusal('FORECAST_TOO_LOW');
  await budget.holdBudget(ctx);
  const before = await budget.findLine(ctx, lineId);
  if (!before) throw new Refusal('NOT_FOUND');
  if (before.revision !== revision) throw new Refusal('BUDGET_LINE_MOVED');
  if (await budget.isTitleTaken(ctx, title, lineId)) throw new Refusal('BUDGET_LINE_EXISTS');
  const isDecision = sums.plannedCents !== before.plannedCents;
  if (isDecision && reason.length < LEAST_REASON) throw new Refusal('BUDGET_NEEDS_REASON');

  await budget.updateLine(ctx, { lineId, title, ...sums });
  await ctx.record({
    action: isDecision ? 'steering.budget-changed' : 'steering.budget-followed',
    subject: { kind: 'budgetLine', id: lineId },
    links: PROJECT,
    facts: { ...sums, plannedBeforeCents: before.plannedCents },
    personal: reason ? { title, reason } : { title },
  });
}
