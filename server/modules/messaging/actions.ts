import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'messaging.sent': { fr: 'Courriel envoyé', en: 'Mail sent' },
  'messaging.failed': { fr: 'Courriel refusé par le serveur', en: 'Mail refused by the server' },
  'messaging.cancelled': { fr: 'Courriel annulé avant l’envoi', en: 'Mail cancelled before it left' },
  'messaging.retried': { fr: 'Courriel remis à l’envoi', en: 'Mail put back to be sent' },
};
