import type { FileToSend } from '../../../../kernel/route.ts';
import { neutralCsv } from '../../../../kernel/spreadsheet/csv-out.ts';
import { neutralXlsx } from '../../../../kernel/spreadsheet/xlsx-out.ts';

type Sheet = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly widths: readonly number[];
};

/** One sheet in the format that was asked for. */
export async function sheetFile(
  sheet: Sheet,
  { format, name, title, madeAt }: { format: 'csv' | 'xlsx'; name: string; title: string; madeAt: Date },
): Promise<FileToSend> {
  if (format === 'csv')
    return { bytes: neutralCsv(sheet.columns, sheet.rows), mediaType: 'text/csv', name: `${name}.csv` };
  return {
    bytes: await neutralXlsx(sheet, { sheet: title, madeAt }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${name}.xlsx`,
  };
}
