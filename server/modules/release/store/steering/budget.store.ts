import type { Context } from '../../../../kernel/context.ts';
import { type Sql, sql } from '../../../../kernel/sql.ts';
import type { Sums } from '../../domain/steering/budget.ts';

export type BudgetRow = Sums & { lineId: string; title: string; revision: number; changedAt: Date };
export type BudgetSums = Omit<Sums, 'initialCents'>;

const COLUMNS = sql`id as "lineId", title, initial_cents as "initialCents", planned_cents as "plannedCents",
  committed_cents as "committedCents", spent_cents as "spentCents", forecast_cents as "forecastCents", revision, changed_at as "changedAt"`;
/** More lines than a budget that people read. */
const LINES = 200;

export async function listLines(ctx: Context): Promise<BudgetRow[]> {
  return ctx.query(sql<BudgetRow>`select ${COLUMNS} from release.budget_line order by rank limit ${LINES}`);
}

export async function findLine(ctx: Context, lineId: string): Promise<BudgetRow | null> {
  const [row] = await ctx.query(sql<BudgetRow>`
    select ${COLUMNS} from release.budget_line where id = ${lineId}
  `);
  return row ?? null;
}

/** False when another line has the name, whatever its accents and capitals. */
export async function insertLine(
  ctx: Context,
  { lineId, title, ...sums }: BudgetSums & { lineId: string; title: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.budget_line
      (id, title, initial_cents, planned_cents, committed_cents, spent_cents, forecast_cents, changed_at)
    values (${lineId}, ${title}, ${sums.plannedCents}, ${sums.plannedCents}, ${sums.committedCents}, ${sums.spentCents},
            ${sums.forecastCents}, ${ctx.now})
        on conflict (kernel.fold(title)) do nothing
    returning id
  `);
  return rows.length > 0;
}

export async function isTitleTaken(ctx: Context, title: string, but: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    select 1 from release.budget_line where kernel.fold(title) = kernel.fold(${title}) and id <> ${but}
  `);
  return rows.length > 0;
}

export async function updateLine(
  ctx: Context,
  { lineId, title, ...sums }: BudgetSums & { lineId: string; title: string },
): Promise<void> {
  const set: Sql = sql`planned_cents = ${sums.plannedCents}, committed_cents = ${sums.committedCents}, spent_cents = ${sums.spentCents},
    forecast_cents = ${sums.forecastCents}`;
  await ctx.query(sql`
    update release.budget_line set title = ${title}, ${set}, revision = revision + 1, changed_at = ${ctx.now} where id = ${lineId}
  `);
}

/** Changes of the budget come one after the other, each having seen the one before: the lock lasts until the transaction does. */
export async function holdBudget(ctx: Context): Promise<void> {
  await ctx.query(sql`select pg_advisory_xact_lock(7206460)`);
}
