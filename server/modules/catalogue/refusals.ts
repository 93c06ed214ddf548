import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  PROGRAM_CODE_TAKEN: {
    status: 409,
    fr: 'Une formation porte déjà ce code. Choisissez-en un autre.',
    en: 'A program already has this code. Choose another one.',
  },
  VERSION_NOT_DRAFT: {
    status: 409,
    fr: 'Cette version est publiée : elle ne change plus. Créez un brouillon à partir d’elle.',
    en: 'This version is published: it no longer changes. Start a draft from it.',
  },
  PROGRAM_INCOMPLETE: {
    status: 409,
    fr: 'Il manque avant de publier : {missing}. Complétez le brouillon puis recommencez.',
    en: 'Missing before publishing: {missing}. Complete the draft and try again.',
  },
  SEATS_INVALID: {
    status: 400,
    fr: 'Le nombre maximal de places doit être au moins égal au minimum.',
    en: 'The maximum number of seats must be at least the minimum.',
  },
};
