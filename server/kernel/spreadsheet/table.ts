import { Refusal } from '../refusal.ts';

/** A sheet as text, header found. Cells are trimmed; `line` is what the person sees in the margin of their spreadsheet. */
export type SheetTable = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

const MAX_ROWS = 20_000;
const MAX_COLUMNS = 200;

/**
 * Finds the header of a grid and what stands under it: titles and blank lines above are passed over.
 *
 * The header is the first line with at least two filled cells, none of which is a number, and as many as the widest line
 * among the next ones can use. Throws SPREADSHEET_EMPTY when there is no line under it.
 */
export function tableOf(grid: readonly (readonly string[])[]): SheetTable {
  if (grid.length > MAX_ROWS) throw new Refusal('SPREADSHEET_TOO_LARGE', { max: MAX_ROWS });
  const header = grid.findIndex(looksLikeHeader);
  if (header < 0) throw new Refusal('SPREADSHEET_EMPTY');
  const columns = (grid[header] ?? []).slice(0, MAX_COLUMNS).map((cell) => cell.trim());
  while (columns.length > 0 && columns.at(-1) === '') columns.pop();
  const rows = grid
    .map((cells, index) => ({ line: index + 1, cells: columns.map((_, column) => (cells[column] ?? '').trim()) }))
    .slice(header + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) throw new Refusal('SPREADSHEET_EMPTY');
  return { columns, rows };
}

function looksLikeHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length >= 2 && filled.every((cell) => !/^[\d\s.,/:-]+$/.test(cell) && !cell.includes('@'));
}
