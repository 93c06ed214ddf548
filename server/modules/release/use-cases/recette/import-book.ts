import { BookFile } from '../../../../../contract/recette.ts';
import type { Application, TransactionScope } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { ReceivedFile } from '../../../../kernel/route.ts';
import { readSpreadsheet } from '../../../../kernel/spreadsheet/read.ts';
import { type BOOK_COLUMNS, type Book, bookOfSheet } from '../../domain/recette/book-sheet.ts';
import { type Taken, takeBook } from './take-book.ts';

/** Imports a book from a .json or a spreadsheet: everything or nothing. The upload itself is not kept. */
export async function importBook(app: Application, scope: TransactionScope, upload: ReceivedFile): Promise<Taken> {
  try {
    const bytes = await app.files.readAll(upload.fileId);
    const book = bytes.subarray(0, 1).toString() === '{' ? readJson(bytes) : await readSheet(bytes);
    refuseTwins(book);
    return await app.transaction(scope, (ctx) => takeBook(ctx, book));
  } finally {
    await app.files.remove(upload.fileId);
  }
}

function readJson(bytes: Buffer): Book {
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal('BOOK_UNREADABLE');
  }
  const book = BookFile.safeParse(content);
  if (book.success) return book.data;
  const [where, index, member] = book.error.issues[0]?.path ?? [];
  if (where !== 'cases' || typeof index !== 'number') throw new Refusal('BOOK_UNREADABLE');
  throw new Refusal('BOOK_LINE_WRONG', { line: index + 1, column: String(member ?? '') });
}

const COLUMN_OF: Readonly<Record<string, (typeof BOOK_COLUMNS)[number]>> = {
  code: 'Cas',
  domain: 'Domaine',
  title: 'Intitulé',
  actor: 'Acteur',
  preconditions: 'Préconditions',
  steps: 'Étapes',
  expected: 'Résultat attendu',
  priority: 'Priorité',
  indicators: 'Indicateurs Qualiopi',
  requirements: 'Exigences',
  automation: 'Moyen',
  environment: 'Environnement',
};

async function readSheet(bytes: Buffer): Promise<Book> {
  const { columns, rows } = await readSpreadsheet(bytes);
  const read = bookOfSheet(columns, rows);
  if (!read) throw new Refusal('BOOK_UNREADABLE');
  const book = BookFile.safeParse(read.book);
  if (book.success) return book.data;
  const [where, index, member] = book.error.issues[0]?.path ?? [];
  const line = where === 'cases' && typeof index === 'number' ? (read.lineOf[index] ?? 1) : (rows[0]?.line ?? 1);
  const column = where === 'cases' ? COLUMN_OF[String(member)] : where === 'framework' ? 'Référentiel' : 'Exigences';
  throw new Refusal('BOOK_LINE_WRONG', { line, column: column ?? 'Cas' });
}

/** One code twice would leave it to chance which text stands. */
function refuseTwins({ cases }: Book): void {
  const seen = new Set<string>();
  cases.forEach(({ code }, index) => {
    if (seen.has(code)) throw new Refusal('BOOK_LINE_WRONG', { line: index + 1, column: `Cas ${code}` });
    seen.add(code);
  });
}
