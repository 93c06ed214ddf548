import { raw, type Sql, sql } from './sql.ts';

/** What a list was asked: page from 1, rows per page, `column` or `-column`. */
export type PageAsked = {
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
  readonly search?: string | undefined;
};

/** `order by … limit … offset …`. Columns come from the closed map, so a caller's text is never part of the statement. */
export function pageOrder(
  asked: PageAsked,
  columns: Readonly<Record<string, string>>,
  byDefault: string,
  tie: string,
): Sql {
  const wanted = asked.sort ?? byDefault;
  const isDown = wanted.startsWith('-');
  const column = columns[isDown ? wanted.slice(1) : wanted] ?? columns[byDefault.replace('-', '')] ?? tie;
  const direction = isDown ? 'desc nulls last' : 'asc nulls last';
  return sql`order by ${raw(`${column} ${direction}, ${tie}`)} limit ${asked.size} offset ${(asked.page - 1) * asked.size}`;
}

/** A search word for an `ilike` on a folded column: accents and case are ignored, wildcards are not the caller's. */
export function likePattern(search: string | undefined): string | null {
  const clean = search
    ?.trim()
    .replace(/[%_\\]/g, ' ')
    .trim();
  return clean ? `%${clean}%` : null;
}
