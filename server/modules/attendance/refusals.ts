import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  SLOT_NOT_FOUND: {
    status: 404,
    fr: 'Cette demi-journée n’existe pas ou n’est pas la vôtre. Revenez à votre journée.',
    en: 'This half-day does not exist or is not yours. Go back to your day.',
  },
  SLOT_ALREADY_OPENED: {
    status: 409,
    fr: 'L’appel de cette demi-journée est commencé : elle ne change plus.',
    en: 'The roll call of this half-day has begun: it no longer changes.',
  },
  SLOT_NOT_OPEN_YET: { status: 409, fr: 'La signature ouvre à {opensAt}.', en: 'Signing opens at {opensAt}.' },
  SHEET_NOT_OPEN: {
    status: 409,
    fr: 'La signature n’est pas ouverte pour cette demi-journée. Demandez au formateur.',
    en: 'Signing is not open for this half-day. Ask the trainer.',
  },
  SHEET_UNSETTLED: {
    status: 409,
    fr: 'Réglez d’abord la situation de {count} personne(s) : signature, retard ou absence.',
    en: 'First settle {count} person(s): signature, lateness or absence.',
  },
  SLOT_NOT_OVER: {
    status: 409,
    fr: 'La demi-journée n’est pas finie. Contresignez à partir de {endsAt}.',
    en: 'The half-day is not over. Countersign from {endsAt}.',
  },
  LEARNER_NOT_EXPECTED: {
    status: 404,
    fr: 'Cette personne n’est pas attendue à cette demi-journée. Vérifiez le groupe avec le formateur.',
    en: 'This person is not expected at this half-day. Check the group with the trainer.',
  },
  MARK_NEEDS_SIGNATURE: {
    status: 409,
    fr: 'Une personne présente signe : faites-la signer, ou notez une absence.',
    en: 'Somebody present signs: have them sign, or record an absence.',
  },
  CODE_EXPIRED: {
    status: 409,
    fr: 'Ce code n’est plus valable. Scannez celui qui est affiché maintenant.',
    en: 'This code is no longer valid. Scan the one shown now.',
  },
  SIGNING_OVER: {
    status: 409,
    fr: 'La signature s’est terminée à {closedAt}. Signez sur le téléphone du formateur.',
    en: 'Signing ended at {closedAt}. Sign on the trainer’s phone.',
  },
  TICKET_EXPIRED: {
    status: 409,
    fr: 'Le délai de signature est passé. Scannez de nouveau le code du formateur.',
    en: 'The signing time is over. Scan the trainer’s code again.',
  },
  NAME_DOES_NOT_MATCH: {
    status: 409,
    fr: 'Ce nom n’est pas celui des initiales choisies. Vérifiez le nom ou choisissez d’autres initiales.',
    en: 'This name does not match the chosen initials. Check the name or choose other initials.',
  },
};
