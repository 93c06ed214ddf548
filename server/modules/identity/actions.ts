import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'identity.signed-in': { fr: 'Connexion', en: 'Signed in' },
  'identity.signed-out': { fr: 'Déconnexion', en: 'Signed out' },
  'identity.access-opened': { fr: 'Accès ouvert depuis le serveur', en: 'Access opened from the server' },
  'identity.invited': { fr: 'Invitation envoyée', en: 'Invitation sent' },
  'identity.password-chosen': { fr: 'Mot de passe choisi', en: 'Password chosen' },
  'identity.link-asked': { fr: 'Lien personnel demandé', en: 'Personal link asked for' },
  'identity.factor-added': { fr: 'Second facteur ajouté', en: 'Second factor added' },
  'identity.factor-removed': { fr: 'Second facteur retiré', en: 'Second factor removed' },
  'identity.passkey-named': { fr: 'Clé d’accès renommée', en: 'Passkey renamed' },
  'identity.passkey-copied': {
    fr: 'Clé d’accès refusée\u00a0: copie possible',
    en: 'Passkey refused: it may be a copy',
  },
  'identity.recovery-codes-made': { fr: 'Nouveaux codes de secours', en: 'New recovery codes' },
  'identity.factor-given': { fr: 'Second facteur présenté', en: 'Second factor given' },
  'identity.role-switched': { fr: 'Changement de rôle', en: 'Role switched' },
  'identity.logins-ended': { fr: 'Connexions fermées', en: 'Sign-ins ended' },
  'identity.token-made': { fr: 'Jeton d’accès créé', en: 'Access token made' },
  'identity.token-revoked': { fr: 'Jeton d’accès révoqué', en: 'Access token revoked' },
  'identity.suspended': { fr: 'Compte suspendu', en: 'Account suspended' },
  'identity.reactivated': { fr: 'Compte réactivé', en: 'Account reactivated' },
};
