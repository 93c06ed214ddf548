import type { Context } from '../../../../kernel/context.ts';
import type { FileToSend } from '../../../../kernel/route.ts';
import { shortDay } from '../../domain/french.ts';
import { sumOf } from '../../domain/steering/budget.ts';
import { bandOf, KINDS } from '../../domain/steering/maintenance.ts';
import { listLines } from '../../store/steering/budget.store.ts';
import { listTickets, sumByKind } from '../../store/steering/maintenance.store.ts';
import { findThresholds } from '../../store/steering/threshold.store.ts';
import { KIND, TICKET_STATE } from './paper-words.ts';
import { sheetFile } from './sheet-file.ts';

const YEAR_MS = 365 * 86_400_000;
const PAGE = 20;
/** Lines of the spreadsheet: more than years of maintenance. */
const EXPORT_MAX = 5_000;

/** What the last twelve months of maintenance cost, by kind and against the band of the initial budget. */
export async function readBand(ctx: Context) {
  const totals = await sumByKind(ctx, new Date(ctx.now.getTime() - YEAR_MS));
  const { initialCents } = sumOf(await listLines(ctx));
  const kinds = KINDS.map(
    (kind) => totals.find((one) => one.kind === kind) ?? { kind, tickets: 0, open: 0, costCents: 0 },
  );
  const cost = kinds.reduce((sum, { costCents }) => sum + costCents, 0);
  return { kinds, band: bandOf(cost, initialCents, await findThresholds(ctx)) };
}

export async function readMaintenance(ctx: Context, page: number) {
  const { kinds, band } = await readBand(ctx);
  const rows = await listTickets(ctx, { limit: PAGE, offset: (page - 1) * PAGE });
  return {
    kinds,
    band,
    total: kinds.reduce((sum, { tickets }) => sum + tickets, 0),
    rows: rows.map((row) => ({
      ...row,
      openedAt: row.openedAt.toISOString(),
      changedAt: row.changedAt.toISOString(),
    })),
  };
}

const COLUMNS = ['N°', 'Nature', 'Objet', 'État', 'Ouvert le', 'Heures', 'Coût (€)', 'Dernière note'];
const WIDTHS = [8, 14, 52, 12, 12, 10, 14, 44];

export async function exportMaintenance(ctx: Context, format: 'csv' | 'xlsx'): Promise<FileToSend> {
  const rows = (await listTickets(ctx, { limit: EXPORT_MAX, offset: 0 })).map((ticket) => [
    ticket.number,
    KIND[ticket.kind],
    ticket.title,
    TICKET_STATE[ticket.state],
    shortDay(ticket.openedAt),
    Math.round(ticket.minutes / 0.6) / 100,
    ticket.costCents / 100,
    ticket.comment,
  ]);
  const sheet = { columns: COLUMNS, rows, widths: WIDTHS };
  return sheetFile(sheet, { format, name: 'tickets-de-maintenance', title: 'MCO', madeAt: ctx.now });
}
