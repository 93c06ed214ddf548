import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'identity.signed-in': { fr: 'Connexion', en: 'Signed in' },
  'identity.signed-out': { fr: 'Déconnexion', en: 'Signed out' },
};
