import type { Context } from '../../../../kernel/context.ts';
import type { FileToSend } from '../../../../kernel/route.ts';
import { driftOf, type Sums, sumOf } from '../../domain/steering/budget.ts';
import { listLines } from '../../store/steering/budget.store.ts';
import { sheetFile } from './sheet-file.ts';

/** The lines of the budget with their drift, and the whole. */
export async function readBudget(ctx: Context) {
  const lines = await listLines(ctx);
  const total = sumOf(lines);
  return {
    rows: lines.map((line) => ({ ...line, ...driftOf(line), changedAt: line.changedAt.toISOString() })),
    total: { ...total, ...driftOf(total) },
  };
}

const COLUMNS = [
  'Poste',
  'Budget initial (€)',
  'Prévu (€)',
  'Dépensé (€)',
  'Engagé (€)',
  'Reste (€)',
  'Prévision à la fin (€)',
  'Écart (€)',
  'Écart (%)',
];
const WIDTHS = [44, 16, 16, 16, 16, 16, 20, 16, 12];

export async function exportBudget(ctx: Context, format: 'csv' | 'xlsx'): Promise<FileToSend> {
  const { rows, total } = await readBudget(ctx);
  const lines = rows.map((row) => cells(row.title, row));
  const sheet = { columns: COLUMNS, rows: [...lines, cells('Total', total)], widths: WIDTHS };
  return sheetFile(sheet, { format, name: 'budget-du-projet', title: 'Budget', madeAt: ctx.now });
}

function cells(title: string, sums: Sums & ReturnType<typeof driftOf>): (string | number)[] {
  const { initialCents, plannedCents, spentCents, committedCents, leftCents, forecastCents, driftCents } = sums;
  return [
    title,
    ...[initialCents, plannedCents, spentCents, committedCents, leftCents, forecastCents, driftCents].map(
      (cents) => cents / 100,
    ),
    sums.driftBp === null ? '' : sums.driftBp / 100,
  ];
}
