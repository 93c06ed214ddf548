import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  MESSAGE_NOT_WAITING: {
    status: 409,
    fr: 'Ce courriel n’attend plus\u00a0: il est parti, annulé ou en cours d’envoi. Rechargez la page pour voir son état.',
    en: 'This mail no longer waits: it left, was cancelled or is leaving. Reload the page to see its state.',
  },
  MESSAGE_NOT_FAILED: {
    status: 409,
    fr: 'Seul un courriel en échec se remet à l’envoi. Rechargez la page pour voir son état.',
    en: 'Only a failed mail is sent again. Reload the page to see its state.',
  },
};
