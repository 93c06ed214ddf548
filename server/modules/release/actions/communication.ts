import type { TrailActions } from '../../../kernel/trail.ts';

export const communicationActions: TrailActions = {
  'communication.plan-written': { fr: 'Plan de communication posé', en: 'Communication plan written' },
  'communication.action-added': { fr: 'Action de communication ajoutée', en: 'Communication action added' },
  'communication.action-changed': { fr: 'Action de communication changée', en: 'Communication action changed' },
  'communication.mail-sent': { fr: 'Envoi d’un mail de communication décidé', en: 'Communication mail decided' },
  'communication.mail-taken-back': {
    fr: 'Envoi d’un mail annulé avant son départ',
    en: 'Mail taken back before it left',
  },
  'communication.support-added': { fr: 'Plage d’assistance ajoutée', en: 'Support window added' },
  'communication.support-changed': { fr: 'Plage d’assistance changée', en: 'Support window changed' },
};
