/**
 * A CSV that French spreadsheets open by a double click: UTF-8 with a mark, semicolons, CRLF.
 *
 * Numbers stay numbers. A text that a spreadsheet would run as a formula (after any white space: = + - @) gets an
 * apostrophe in front; testing the first character alone lets " =" through (measured).
 */
export function neutralCsv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const line = (cells: readonly (string | number)[]) => cells.map(cell).join(';');
  return Buffer.from(`\ufeff${[columns, ...rows].map(line).join('\r\n')}\r\n`, 'utf8');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const safe = /^\s*[=+\-@]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
