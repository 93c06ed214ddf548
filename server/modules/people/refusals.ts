import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  SIRET_INVALID: {
    status: 400,
    fr: 'Ce SIRET n’est pas valable. Un SIRET compte 14 chiffres : vérifiez-les, la clé ne correspond pas.',
    en: 'This SIRET is not valid. A SIRET has 14 digits: check them, the key does not match.',
  },
  SIRET_TAKEN: {
    status: 409,
    fr: 'Une entreprise porte déjà ce SIRET : {name}. Ouvrez sa fiche plutôt que d’en créer une autre.',
    en: 'A company already has this SIRET: {name}. Open its page instead of adding another one.',
  },
  EMAIL_INVALID: {
    status: 400,
    fr: 'Cette adresse électronique est incomplète. Exemple : prenom.nom@entreprise.fr',
    en: 'This e-mail address is incomplete. Example: first.last@company.fr',
  },
  EMAIL_TAKEN: {
    status: 409,
    fr: 'Une personne utilise déjà cette adresse. Recherchez-la, ou donnez une autre adresse.',
    en: 'Somebody already uses this address. Search for them, or give another address.',
  },
  CARD_CHANGED_MEANWHILE: {
    status: 409,
    fr: 'Quelqu’un a modifié cette fiche entre-temps. Rechargez-la, puis refaites votre modification.',
    en: 'Somebody has changed this card meanwhile. Reload it, then make your change again.',
  },
};
