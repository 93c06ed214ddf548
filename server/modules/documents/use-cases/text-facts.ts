import type { Dossier } from './read-dossier.ts';
import { headOf } from './session-facts.ts';

const TITLES = { internalRules: 'Règlement intérieur', welcomeBooklet: 'Livret d’accueil' } as const;

/** A text of the organisation as its learners receive it, with the version they were given. */
export function textFacts(dossier: Dossier, kind: keyof typeof TITLES) {
  const { number, articles } = dossier.texts[kind];
  return {
    organisation: headOf(dossier),
    session: { code: dossier.session.code, title: dossier.session.title },
    title: TITLES[kind],
    textVersion: number,
    isNumbered: kind === 'internalRules',
    articles,
  };
}
