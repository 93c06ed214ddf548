import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

type Cell = string | number;

const TEXT = 1;
const QUOTED_TEXT = 2;
const HEAD = 3;

/**
 * One sheet as an .xlsx: texts are texts and numbers are numbers, the first row stands still, long texts wrap.
 *
 * No formula is ever written. A text that starts like one (after any white space: = + - @) carries the spreadsheet's own
 * text mark, so that it stays a text when somebody edits the cell; what is read back is the text alone.
 */
export async function neutralXlsx(
  {
    columns,
    rows,
    widths,
  }: { columns: readonly string[]; rows: readonly (readonly Cell[])[]; widths: readonly number[] },
  { sheet, madeAt }: { sheet: string; madeAt: Date },
): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, xml: string) =>
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`), path, {
      mtime: madeAt,
    });
  add('[Content_Types].xml', CONTENT_TYPES);
  add('_rels/.rels', relations(['officeDocument', 'xl/workbook.xml']));
  add('xl/_rels/workbook.xml.rels', relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']));
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="${escaped(sheet.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  add('xl/styles.xml', STYLES);
  add('xl/worksheets/sheet1.xml', sheetXml(columns, rows, widths));
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream);
}

function sheetXml(columns: readonly string[], rows: readonly (readonly Cell[])[], widths: readonly number[]): string {
  const sizes = columns.map(
    (_, index) => `<col min="${index + 1}" max="${index + 1}" width="${widths[index] ?? 18}" customWidth="1"/>`,
  );
  const head = `<row r="1">${columns.map((text, index) => cellXml(text, { row: 1, column: index, style: HEAD })).join('')}</row>`;
  const body = rows.map((cells, at) => {
    const row = at + 2;
    return `<row r="${row}">${cells.map((value, column) => cellXml(value, { row, column })).join('')}</row>`;
  });
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${sizes.join('')}</cols><sheetData>${head}${body.join('')}</sheetData></worksheet>`
  );
}

function cellXml(value: Cell, { row, column, style }: { row: number; column: number; style?: number }): string {
  const place = `${letters(column)}${row}`;
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (value === '') return '';
  const look = style ?? (/^\s*[=+\-@]/.test(value) ? QUOTED_TEXT : TEXT);
  return `<c r="${place}" t="inlineStr" s="${look}"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** Column 0 is A, 26 is AA. */
function letters(column: number): string {
  const before = column >= 26 ? letters(Math.floor(column / 26) - 1) : '';
  return `${before}${String.fromCharCode(65 + (column % 26))}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that make a file unreadable.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** XML 1.0 has no place for most control characters: they are left out. */
function escaped(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"]/g, (one) => ENTITIES[one] ?? '');
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relations(...targets: (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATION}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
  '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
  '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>';

const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD7EFF2"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>' +
  `<xf applyAlignment="1">${WRAPPED}</xf><xf applyAlignment="1" quotePrefix="1">${WRAPPED}</xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">${WRAPPED}</xf></cellXfs></styleSheet>`;
