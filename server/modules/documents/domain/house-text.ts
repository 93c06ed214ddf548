import type { Article } from './article.ts';
import { agreementTerms } from './default-texts/agreement-terms.ts';
import { convocationNotice } from './default-texts/convocation-notice.ts';
import { internalRules } from './default-texts/internal-rules.ts';
import { programNotice } from './default-texts/program-notice.ts';
import { welcomeBooklet } from './default-texts/welcome-booklet.ts';

export const TEXT_KINDS = [
  'agreementTerms',
  'convocationNotice',
  'programNotice',
  'internalRules',
  'welcomeBooklet',
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** The texts that come with the product: a start that the organisation reads again and makes its own. */
export const DEFAULT_TEXTS: Readonly<Record<TextKind, readonly Article[]>> = {
  agreementTerms,
  convocationNotice,
  programNotice,
  internalRules,
  welcomeBooklet,
};

/** What may stand between braces in a text, and what of the organisation’s card replaces it when a document is made. */
const TAGS = {
  organisme: 'name',
  adresse: 'address',
  ville: 'town',
  téléphone: 'phone',
  courriel: 'email',
  'référent pédagogique': 'pedagogicalContact',
  'référent administratif': 'administrativeContact',
  'référent handicap': 'disabilityContact',
} as const;
type Card = Readonly<Record<(typeof TAGS)[keyof typeof TAGS], string>>;

export const TEXT_TAGS = Object.keys(TAGS);

/** The first tag of the articles that nobody knows, as it was typed; null when all are known. */
export function unknownTag(articles: readonly Article[]): string | null {
  const tags = articles.flatMap(({ title, text }) => [...`${title} ${text}`.matchAll(/\{([^{}\n]*)\}/g)]);
  return tags.map(([, tag = '']) => tag).find((tag) => !TEXT_TAGS.includes(tag)) ?? null;
}

/** Articles with their tags replaced; text is text, nothing in it becomes markup. */
export function filledText(articles: readonly Article[], card: Card): Article[] {
  const fill = (text: string) =>
    text.replace(/\{([^{}\n]*)\}/g, (whole, tag: string) =>
      tag in TAGS ? card[TAGS[tag as keyof typeof TAGS]] : whole,
    );
  return articles.map(({ title, text }) => ({ title: fill(title), text: fill(text) }));
}
