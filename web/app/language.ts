import { createContext } from 'react';
import type { Language } from './i18n.ts';

/** Changes the language of the screen; kept on this device. */
export const LanguageSwitch = createContext<(language: Language) => void>(() => undefined);

const KEY = 'formapro.language';

export function storedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'fr';
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
