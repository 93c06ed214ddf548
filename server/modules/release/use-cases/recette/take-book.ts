import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BookFile } from '../../../../../contract/recette.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { Context } from '../../../../kernel/context.ts';
import type { Book, Case } from '../../domain/recette/book-sheet.ts';
import { listCases } from '../../store/recette/book.read.ts';
import { holdBook, insertVersion, type StoredCase, saveRequirements } from '../../store/recette/book.store.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'recette-cases', 'cahier.json');

/** The book that ships with the product. */
export function shippedBook(): Book {
  return BookFile.parse(JSON.parse(readFileSync(SHIPPED, 'utf8')));
}

export type Taken = { readonly added: number; readonly changed: number; readonly unchanged: number };

/**
 * Takes a book in: a new code is added, a changed text becomes a new version, the same text changes nothing.
 *
 * Campaigns under way keep the versions they were opened with. `keepOwn` leaves cases that are there already as they are.
 */
export async function takeBook(ctx: Context, book: Book, { keepOwn = false } = {}): Promise<Taken> {
  await holdBook(ctx);
  const known = new Map((await listCases(ctx)).map((one) => [one.code, one]));
  await saveRequirements(ctx, book.requirements);
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const one of book.cases) {
    const before = known.get(one.code);
    const isSame = before && (keepOwn || fingerprint(before, before.framework) === fingerprint(one, book.framework));
    if (isSame) counts.unchanged += 1;
    else if (before) counts.changed += 1;
    else counts.added += 1;
    if (isSame) continue;
    const place = {
      caseId: before?.caseId ?? ctx.newId(),
      version: (before?.version ?? 0) + 1,
      framework: book.framework,
    };
    await insertVersion(ctx, one, place);
  }
  if (counts.added + counts.changed > 0)
    await ctx.record({
      action: 'recette.book-changed',
      subject: { kind: 'bookImport', id: ctx.newId() },
      facts: counts,
    });
  return counts;
}

/** The shipped cases that are not there yet; an organisation's own changes are never undone. */
export async function takeShippedBook(ctx: Context): Promise<Taken> {
  return takeBook(ctx, shippedBook(), { keepOwn: true });
}

function fingerprint(one: Case | StoredCase, framework: string): string {
  const { code, domain, title, actor, preconditions, steps, expected, priority, isBlocking, indicators } = one;
  const { requirements, isAutomatable, automation, environment } = one;
  const text = { code, domain, title, actor, preconditions, steps, expected, priority, isBlocking, indicators };
  return canonicalJson({ ...text, requirements, isAutomatable, automation, environment, framework });
}
