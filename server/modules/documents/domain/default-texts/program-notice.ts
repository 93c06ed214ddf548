import type { Article } from '../article.ts';

/** What a programme says after what is particular to it. Source: Qualiopi referential of 1 November 2026, indicator 1. */
export const programNotice: readonly Article[] = [
  {
    title: 'Modalités de financement',
    text: 'Plan de développement des compétences de l’entreprise, prise en charge par son OPCO selon ses critères, ou financement direct. Nous vous remettons les pièces de votre demande.',
  },
  {
    title: 'Handicap',
    text: 'Les adaptations possibles sont étudiées avec notre référent handicap\u00a0: {référent handicap}.',
  },
  {
    title: 'Nous joindre',
    text: '{référent administratif}',
  },
];
