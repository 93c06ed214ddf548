import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'sessions.session-planned': { fr: 'Session planifiée', en: 'Session planned' },
  'sessions.session-moved': { fr: 'État de la session changé', en: 'Session state changed' },
};
