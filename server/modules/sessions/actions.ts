import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'sessions.session-planned': { fr: 'Session planifiée', en: 'Session planned' },
  'sessions.half-day-changed': { fr: 'Demi-journée modifiée', en: 'Half-day changed' },
  'sessions.seats-changed': { fr: 'Places de la session modifiées', en: 'Seats of the session changed' },
  'sessions.session-moved': { fr: 'État de la session changé', en: 'Session state changed' },
};
