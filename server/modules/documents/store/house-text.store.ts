import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { Article } from '../domain/article.ts';
import type { TextKind } from '../domain/house-text.ts';

export type KeptText = { kind: TextKind; number: number; articles: Article[]; savedAt: Date };

/** The last version of each text that the organisation wrote. */
export async function listTexts(ctx: Context): Promise<KeptText[]> {
  return ctx.query(sql<KeptText>`
    select distinct on (kind) kind, number, articles, saved_at as "savedAt" from documents.house_text order by kind, number desc
  `);
}

/** Keeps the next version of a text; false when somebody kept one since the number that was read. */
export async function insertText(
  ctx: Context,
  one: { id: string; kind: TextKind; number: number; articles: readonly Article[]; savedBy: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into documents.house_text (id, kind, number, articles, saved_at, saved_by)
    values (${one.id}, ${one.kind}, ${one.number}, ${json(one.articles)}::jsonb, ${ctx.now}, ${one.savedBy})
        on conflict on constraint one_house_text_at_a_time do nothing
    returning id
  `);
  return rows.length > 0;
}
