import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  LEARNER_NOT_FOUND: {
    status: 404,
    fr: 'Une des personnes choisies n’existe plus. Rechargez la page puis recommencez.',
    en: 'One of the chosen people no longer exists. Reload the page and try again.',
  },
  ENROLMENT_MOVE_REFUSED: {
    status: 409,
    fr: 'Cette inscription ne peut plus être annulée : la formation a commencé. Déclarez plutôt un abandon.',
    en: 'This enrolment can no longer be cancelled: the training has started. Record a dropout instead.',
  },
  ROSTER_CLOSED: {
    status: 409,
    fr: 'Ce fichier a déjà servi. Déposez-le de nouveau pour inscrire d’autres personnes.',
    en: 'This file was already used. Send it again to enrol more people.',
  },
  ROSTER_BLOCKED: {
    status: 409,
    fr: 'Il reste {count} ligne(s) à corriger ou à écarter. Personne n’a été inscrit.',
    en: '{count} line(s) are still to be corrected or set aside. Nobody was enrolled.',
  },
  TERMS_CHANGED_MEANWHILE: {
    status: 409,
    fr: 'Quelqu’un a modifié ces conditions entre-temps. Rechargez la page, puis refaites votre modification.',
    en: 'Somebody has changed these terms meanwhile. Reload the page, then make your change again.',
  },
};
