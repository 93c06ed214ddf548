import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BookFile } from '../../../../../contract/recette.ts';
import { cleanPicture } from '../../../../kernel/picture.ts';
import { BOOK_COLUMNS, type Book, bookOfSheet, bookRows } from './book-sheet.ts';

const book: Book = {
  format: 'formapro-recette/1',
  framework: '2019-565',
  requirements: [
    { code: 'EX-AUT-01', title: 'Connexion locale' },
    { code: 'EX-SEC-02', title: 'Comptes à privilèges' },
  ],
  cases: [
    {
      code: 'CR-AUT-01',
      domain: 'Authentification',
      title: '=1+1 connexion',
      actor: 'Stagiaire',
      preconditions: [],
      steps: ['Ouvrir la page', 'Se connecter'],
      expected: 'La session est ouverte.',
      priority: 'P1',
      isBlocking: true,
      indicators: [4, 9],
      requirements: ['EX-AUT-01', 'EX-SEC-02'],
      isAutomatable: true,
      automation: 'E2E navigateur',
      environment: 'PRÉ-PROD',
    },
  ],
};

test('the book written as rows is read back as it was, even when a spreadsheet put its apostrophe', () => {
  const rows = bookRows(book).map((cells, index) => ({ line: index + 2, cells: cells.map(String) }));
  const back = bookOfSheet([...BOOK_COLUMNS], rows);
  expect(BookFile.parse(back?.book)).toEqual(book);
  const quoted = rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => (cell.startsWith('=') ? `'${cell}` : cell)),
  }));
  expect(BookFile.parse(bookOfSheet([...BOOK_COLUMNS], quoted)?.book)).toEqual(book);
});

test('columns are found by name in any order; a missing one is no book', () => {
  const columns = [...BOOK_COLUMNS].reverse();
  const rows = bookRows(book).map((cells) => ({ line: 2, cells: [...cells].reverse().map(String) }));
  expect(BookFile.parse(bookOfSheet(columns, rows)?.book)).toEqual(book);
  expect(bookOfSheet(columns.slice(1), rows)).toBeNull();
});

const chunk = (name: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
const crc = (bytes: Buffer) => {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
};
const header = (width: number, height: number) => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 2], 8);
  return chunk('IHDR', data);
};
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0])));
const end = chunk('IEND', Buffer.alloc(0));
const png = Buffer.concat([SIGNATURE, header(1, 1), pixels, end]);

test('a PNG is rewritten without its texts, without unknown chunks, without what hides after its end', () => {
  const hostile = Buffer.concat([
    SIGNATURE,
    header(1, 1),
    chunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>')),
    chunk('eXIf', Buffer.from('GPS')),
    pixels,
    end,
    Buffer.from('<html><script>alert(1)</script>PK\u0003\u0004'),
  ]);
  expect(cleanPicture(hostile)).toEqual({ mediaType: 'image/png', bytes: png });
});

test.each([
  ['a page that calls itself a picture', Buffer.from('<html>')],
  ['a drawing in SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a GIF', Buffer.from('GIF89a')],
  ['nothing', Buffer.alloc(0)],
  ['a cut PNG', png.subarray(0, png.length - 14)],
  ['a PNG with a wrong sum', Buffer.concat([png.subarray(0, 30), Buffer.from([0]), png.subarray(31)])],
  ['a PNG of a million pixels a side', Buffer.concat([SIGNATURE, header(1_000_000, 1), pixels, end])],
  ['a PNG without pixels', Buffer.concat([SIGNATURE, header(1, 1), end])],
  [
    'a PNG whose chunk is longer than the file',
    Buffer.concat([SIGNATURE, Buffer.from('ffffffff49484452', 'hex'), Buffer.alloc(40)]),
  ],
  ['a cut JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
] as const)('%s is refused', (_, bytes) => {
  expect(cleanPicture(bytes)).toBeNull();
});

const jpeg = (...segments: string[]) => Buffer.from(`ffd8${segments.join('')}`, 'hex');
const frame = 'ffc0000b080001000101011100';
const scan = 'ffda0008010100003f00d2cf20ffd9';

test('a JPEG keeps what draws and loses its places, its comments and its tail', () => {
  const place = `ffe10008${Buffer.from('GPS1').toString('hex')}0000`;
  const comment = 'fffe00043c3e';
  const hostile = Buffer.concat([jpeg(place, comment, frame, scan), Buffer.from('<script>')]);
  expect(cleanPicture(hostile)).toEqual({ mediaType: 'image/jpeg', bytes: jpeg(frame, scan) });
});
