import { SaxesParser } from 'saxes';
import { openArchive } from '../archive/archive.ts';
import { SPREADSHEET_LIMITS } from '../archive/limits.ts';
import { Refusal } from '../refusal.ts';

/**
 * Cells of the first sheet of an .xlsx as text. Dates become YYYY-MM-DD, whole numbers keep all their digits.
 *
 * Macros are refused, formulas are read by their stored value and never computed, DOCTYPE is refused.
 */
export async function readXlsxGrid(bytes: Buffer): Promise<string[][]> {
  const archive = await openArchive({ bytes }, SPREADSHEET_LIMITS);
  try {
    const paths = archive.entries.map(({ path }) => path);
    if (paths.some((path) => /vbaProject|macrosheets/i.test(path))) throw new Refusal('SPREADSHEET_MACROS');
    const sheet = paths.filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path)).sort(byNumber)[0];
    if (!sheet) throw new Refusal('SPREADSHEET_UNREADABLE');
    const text = async (path: string) =>
      paths.includes(path) ? new TextDecoder().decode(await archive.read(path)) : '';
    const shared = readSharedStrings(await text('xl/sharedStrings.xml'));
    const dateStyles = readDateStyles(await text('xl/styles.xml'));
    return readCells(await text(sheet), { shared, dateStyles });
  } finally {
    archive.close();
  }
}

const byNumber = (a: string, b: string) =>
  Number(/(\d+)\.xml$/.exec(a)?.[1] ?? 0) - Number(/(\d+)\.xml$/.exec(b)?.[1] ?? 0);

type Tag = { name: string; attributes: Record<string, string> };

/** Walks XML strictly. `path` gives the open elements, so that a text knows where it stands. */
function walk(
  xml: string,
  on: { open?: (tag: Tag) => void; text?: (value: string, inside: string) => void; close?: (name: string) => void },
): void {
  const parser = new SaxesParser();
  const inside: string[] = [];
  const local = (name: string) => name.replace(/^.*:/, '');
  parser.on('doctype', () => {
    throw new Refusal('SPREADSHEET_UNREADABLE');
  });
  parser.on('error', () => {
    throw new Refusal('SPREADSHEET_UNREADABLE');
  });
  parser.on('opentag', (tag) => {
    inside.push(local(tag.name));
    on.open?.({ name: local(tag.name), attributes: tag.attributes as Record<string, string> });
  });
  parser.on('text', (value) => on.text?.(value, inside.at(-1) ?? ''));
  parser.on('closetag', (tag) => {
    inside.pop();
    on.close?.(local(tag.name));
  });
  if (xml) parser.write(xml).close();
}

function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let phonetic = false;
  walk(xml, {
    open: ({ name }) => {
      if (name === 'si') strings.push('');
      if (name === 'rPh') phonetic = true;
    },
    text: (value, inside) => {
      if (inside === 't' && !phonetic) strings[strings.length - 1] += value;
    },
    close: (name) => {
      if (name === 'rPh') phonetic = false;
    },
  });
  return strings;
}

/** Numbers of the cell styles that show a date: the built-in formats 14 to 22 and 45 to 47, and own formats with y, m or d. */
function readDateStyles(xml: string): Set<number> {
  const ownDates = new Set<number>();
  const styles = new Set<number>();
  let inCellFormats = false;
  let index = 0;
  walk(xml, {
    open: ({ name, attributes }) => {
      const id = Number(attributes.numFmtId);
      if (name === 'numFmt' && /[ymd]/i.test((attributes.formatCode ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, '')))
        ownDates.add(id);
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      if ((id >= 14 && id <= 22) || (id >= 45 && id <= 47) || ownDates.has(id)) styles.add(index);
      index++;
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function readCells(xml: string, { shared, dateStyles }: { shared: string[]; dateStyles: Set<number> }): string[][] {
  const grid: string[][] = [];
  let row = 0;
  let cell: { column: number; type: string; style: number; value: string } | null = null;
  walk(xml, {
    open: ({ name, attributes }) => {
      if (name === 'row') row = Number(attributes.r) || row + 1;
      if (name === 'c')
        cell = {
          column: columnOf(attributes.r ?? ''),
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? -1),
          value: '',
        };
    },
    text: (value, inside) => {
      if (cell && (inside === 'v' || inside === 't')) cell.value += value;
    },
    close: (name) => {
      if (name !== 'c' || !cell) return;
      if (row > 20_001 || cell.column > 200) throw new Refusal('SPREADSHEET_TOO_LARGE', { max: 20_000 });
      while (grid.length < row) grid.push([]);
      const line = grid[row - 1];
      if (line && cell.column >= 0) {
        while (line.length < cell.column) line.push('');
        line[cell.column] = cellText(cell, { shared, dateStyles });
      }
      cell = null;
    },
  });
  return grid;
}

/** `AB12` is column 27, counted from 0; -1 when the reference is not one. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  cell: { type: string; style: number; value: string },
  { shared, dateStyles }: { shared: string[]; dateStyles: Set<number> },
): string {
  if (cell.type === 's') return shared[Number(cell.value)] ?? '';
  if (cell.type === 'b') return cell.value === '1' ? 'oui' : 'non';
  if (cell.type !== 'n' || cell.value === '') return cell.value;
  if (dateStyles.has(cell.style)) return serialDay(Number(cell.value));
  const number = Number(cell.value);
  return Number.isSafeInteger(number) ? number.toFixed(0) : cell.value;
}

/** Day of a spreadsheet serial number (1900 system; day 60 is the 29 February 1900 that never was). */
export function serialDay(serial: number): string {
  const days = Math.floor(serial);
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}
