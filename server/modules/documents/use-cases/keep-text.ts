import { isDeepStrictEqual } from 'node:util';
import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Article } from '../domain/article.ts';
import { DEFAULT_TEXTS, TEXT_KINDS, TEXT_TAGS, type TextKind, unknownTag } from '../domain/house-text.ts';
import { insertText, listTexts } from '../store/house-text.store.ts';

export type HouseText = { readonly number: number; readonly articles: readonly Article[] };

/** Texts in force; number 0 is the text that comes with the product. */
export async function textsInForce(ctx: Context): Promise<Record<TextKind, HouseText>> {
  const kept = new Map((await listTexts(ctx)).map((one) => [one.kind, one]));
  const texts = TEXT_KINDS.map((kind) => [kind, kept.get(kind) ?? { number: 0, articles: DEFAULT_TEXTS[kind] }]);
  return Object.fromEntries(texts) as Record<TextKind, HouseText>;
}

/** Every text of the organisation with its version, as the screen edits it. */
export async function readTexts(ctx: Context) {
  const kept = new Map((await listTexts(ctx)).map((one) => [one.kind, one]));
  return {
    tags: [...TEXT_TAGS],
    texts: TEXT_KINDS.map((kind) => ({
      kind,
      number: kept.get(kind)?.number ?? 0,
      savedAt: kept.get(kind)?.savedAt.toISOString() ?? null,
      articles: [...(kept.get(kind)?.articles ?? DEFAULT_TEXTS[kind])],
    })),
  };
}

/**
 * Keeps a new version of a text, written from the version that was read. Documents issued before keep theirs.
 *
 * Asking for what is already so keeps nothing and says yes, so that a call may be repeated.
 */
export async function keepText(
  ctx: Context,
  { kind, after, articles }: { kind: TextKind; after: number; articles: readonly Article[] },
): Promise<void> {
  const tag = unknownTag(articles);
  if (tag !== null) throw new Refusal('TEXT_TAG_UNKNOWN', { tag });
  const before = (await textsInForce(ctx))[kind];
  if (isDeepStrictEqual(before.articles, articles)) return;
  const id = ctx.newId();
  const isKept =
    before.number === after &&
    (await insertText(ctx, { id, kind, number: after + 1, articles, savedBy: personOf(ctx).personId }));
  if (!isKept) throw new Refusal('TEXT_CHANGED_MEANWHILE');
  await ctx.record({
    action: 'documents.text-kept',
    subject: { kind: 'houseText', id },
    facts: { kind, number: after + 1 },
  });
}
