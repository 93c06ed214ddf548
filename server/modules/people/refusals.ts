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
  DECLARATION_NUMBER_INVALID: {
    status: 400,
    fr: 'Le numéro de déclaration d’activité compte 11 chiffres. Recopiez-le de l’accusé de réception de la préfecture.',
    en: 'The activity declaration number has 11 digits. Copy it from the prefecture’s acknowledgement.',
  },
  COLOR_TOO_PALE: {
    status: 400,
    fr: 'Cette couleur est trop claire pour être lue sur du papier blanc. Choisissez-en une plus foncée.',
    en: 'This colour is too pale to be read on white paper. Choose a darker one.',
  },
  LOGO_UNREADABLE: {
    status: 400,
    fr: 'Ce fichier n’est pas une image PNG ou JPEG lisible. Exportez votre logo en PNG, puis déposez-le de nouveau.',
    en: 'This file is not a readable PNG or JPEG picture. Export your logo as PNG, then drop it again.',
  },
  ORGANISATION_MISSING: {
    status: 409,
    fr: 'L’identité de l’organisme de formation n’est pas complète\u00a0: renseignez son nom, son numéro de déclaration et son signataire dans «\u00a0Mon organisme\u00a0».',
    en: 'The identity of the training organisation is not complete: fill in its name, declaration number and signatory under “My organisation”.',
  },
};
