import type { Context } from '../../../../kernel/context.ts';
import type { FileToSend } from '../../../../kernel/route.ts';
import { neutralXlsx } from '../../../../kernel/spreadsheet/xlsx-out.ts';
import { BOOK_COLUMNS, type Book, bookRows } from '../../domain/recette/book-sheet.ts';
import { runBy } from '../../domain/recette/run-by.ts';
import { listCases, listRequirements } from '../../store/recette/book.read.ts';
import { shippedBook } from './take-book.ts';

export async function readBook(ctx: Context) {
  const cases = await listCases(ctx);
  return {
    framework: cases[0]?.framework ?? shippedBook().framework,
    requirements: (await listRequirements(ctx)).length,
    cases: cases.map(({ caseId, framework, ...one }) => ({ ...one, runBy: runBy(one) })),
  };
}

const WIDTHS = [12, 18, 44, 20, 36, 52, 52, 9, 9, 14, 34, 13, 22, 14, 12];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The book as a file that can be read in again. */
export async function exportBook(ctx: Context, format: 'json' | 'xlsx'): Promise<FileToSend> {
  const cases = await listCases(ctx);
  const book: Book = {
    format: 'formapro-recette/1',
    framework: cases[0]?.framework ?? shippedBook().framework,
    requirements: await listRequirements(ctx),
    cases: cases.map(({ caseId, version, framework, ...one }) => one),
  };
  if (format === 'json') {
    const bytes = Buffer.from(`${JSON.stringify(book, null, 2)}\n`);
    return { bytes, mediaType: 'application/json', name: 'cahier-de-recette.json' };
  }
  const sheet = { columns: BOOK_COLUMNS, rows: bookRows(book), widths: WIDTHS };
  const bytes = await neutralXlsx(sheet, { sheet: 'Cahier de recette', madeAt: ctx.now });
  return { bytes, mediaType: XLSX, name: 'cahier-de-recette.xlsx' };
}
