import { Refusal } from '../refusal.ts';
import { decodeText, parseCsv } from './csv-in.ts';
import { type SheetTable, tableOf } from './table.ts';
import { readXlsxGrid } from './xlsx-in.ts';

const MAX_BYTES = 15_000_000;

/** Reads a spreadsheet as people send it: .xlsx, or text cut by ; tab , or |, in any usual encoding. The content decides. */
export async function readSpreadsheet(bytes: Buffer): Promise<SheetTable> {
  if (bytes.length > MAX_BYTES) throw new Refusal('FILE_TOO_LARGE');
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return tableOf(await readXlsxGrid(bytes));
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') throw new Refusal('SPREADSHEET_OLD_FORMAT');
  const text = decodeText(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL tells a binary file from a text.
  if (/\u0000/.test(text)) throw new Refusal('SPREADSHEET_UNREADABLE');
  return tableOf(parseCsv(text));
}
