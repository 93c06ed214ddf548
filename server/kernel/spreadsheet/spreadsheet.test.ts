import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { samplePath } from '../../../tools/samples.ts';
import { craftZip } from '../archive/crafted-zip.ts';
import { Refusal } from '../refusal.ts';
import { decodeText, parseCsv } from './csv-in.ts';
import { neutralCsv } from './csv-out.ts';
import { readSpreadsheet } from './read.ts';
import { serialDay } from './xlsx-in.ts';

const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const styles =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const xlsx = (rows: string, more: { name: string; content?: string }[] = []) =>
  craftZip([
    { name: 'xl/worksheets/sheet1.xml', content: sheet(rows) },
    { name: 'xl/styles.xml', content: styles },
    ...more,
  ]);

async function codeOf(bytes: Buffer): Promise<string> {
  return readSpreadsheet(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? error.code : 'defect'),
  );
}

test('a sheet with a title above, dates, numbers and holes is read as its author sees it', async () => {
  const bytes = xlsx(
    `<row r="1">${inline('A1', 'Liste du printemps')}</row>
     <row r="3">${inline('A3', 'NOM')}${inline('B3', 'Né le')}${inline('D3', 'SIRET')}</row>
     <row r="4">${inline('A4', ' Dupont ')}<c r="B4" s="1"><v>33272</v></c><c r="D4"><v>99999901400015</v></c></row>`,
  );
  expect(await readSpreadsheet(bytes)).toEqual({
    columns: ['NOM', 'Né le', '', 'SIRET'],
    rows: [{ line: 4, cells: ['Dupont', '1991-02-03', '', '99999901400015'] }],
  });
});

test('a Windows-1252 file with semicolons, quotes and blank lines keeps its accents', async () => {
  const bytes = Buffer.from(
    'nom;pr\xe9nom;"soci\xe9t\xe9 ; site"\r\nDUPONT;Zo\xe9;"Caf\xe9 ""Nord"""\r\n\r\n',
    'latin1',
  );
  expect(await readSpreadsheet(bytes)).toEqual({
    columns: ['nom', 'prénom', 'société ; site'],
    rows: [{ line: 2, cells: ['DUPONT', 'Zoé', 'Café "Nord"'] }],
  });
});

test('tabs, commas and a byte order mark are understood', async () => {
  expect(parseCsv('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(parseCsv('a,b\n"x,y",2')).toEqual([
    ['a', 'b'],
    ['x,y', '2'],
  ]);
  expect(decodeText(Buffer.from('\ufeffNom', 'utf16le'))).toBe('Nom');
});

test('macros, old formats, a DOCTYPE and what is no table are refused by name', async () => {
  const rows = `<row r="1">${inline('A1', 'a')}${inline('B1', 'b')}</row>`;
  expect(await codeOf(xlsx(rows, [{ name: 'xl/vbaProject.bin' }]))).toBe('SPREADSHEET_MACROS');
  expect(await codeOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('SPREADSHEET_OLD_FORMAT');
  expect(
    await codeOf(
      craftZip([{ name: 'xl/worksheets/sheet1.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }]),
    ),
  ).toBe('SPREADSHEET_UNREADABLE');
  expect(await codeOf(xlsx(rows))).toBe('SPREADSHEET_EMPTY');
  expect(await codeOf(Buffer.from([1, 0, 2, 0, 0, 0, 9]))).toBe('SPREADSHEET_UNREADABLE');
});

test('a serial number is the day that the spreadsheet shows', () => {
  expect([serialDay(61), serialDay(33272), serialDay(45292)]).toEqual(['1900-03-01', '1991-02-03', '2024-01-01']);
});

test('an exported text that a spreadsheet would run is made harmless, an amount stays a number', () => {
  const text = Buffer.from(
    neutralCsv(
      ['a', 'b'],
      [
        ['=1+1', -12.5],
        [' \t@cmd', 3],
        ['x;"y"', 0],
      ],
    ),
  ).toString('utf8');
  expect(text).toBe('\ufeffa;b\r\n\'=1+1;-12,5\r\n\' \t@cmd;3\r\n"x;""y""";0\r\n');
});

const learners = samplePath('migration/matrice_apprenants.digiforma-like.xlsx');
test.runIf(learners)('the matrix of learners is read whole', async () => {
  const table = await readSpreadsheet(readFileSync(learners ?? ''));
  expect([table.columns.length, table.rows.map(({ cells }) => [cells[1], cells[5], cells[7]])]).toEqual([
    10,
    [
      ['DUPONT', '1991-02-03', '99999901400015'],
      ['de La Tour', '03/02/1985', '99999902200026'],
      ["O'Brien", expect.any(String), '99999901400015'],
      ['Dupont', expect.any(String), ''],
      ['NGUYỄN', expect.any(String), ''],
    ],
  ]);
});
