import { createContext, useContext } from 'react';

export type Language = 'fr' | 'en';

type Text = string | ((...facts: never[]) => string);
type Catalogue = Readonly<Record<string, Text>>;
export type Messages<T extends Catalogue> = {
  readonly fr: T;
  readonly en: { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
};

/** A module's texts, French first. English must have the same keys: a missing one does not compile. */
export function defineMessages<T extends Catalogue>(messages: Messages<T>): Messages<T> {
  return messages;
}

export const LanguageContext = createContext<Language>('fr');

/** The texts of a module in the reader's language. */
export function useMessages<T extends Catalogue>(messages: Messages<T>): Messages<T>['en'] {
  const language = useContext(LanguageContext);
  return language === 'en' ? messages.en : (messages.fr as Messages<T>['en']);
}
