import type { RefusalTexts } from '../../../kernel/refusal.ts';

export const rolloutRefusals: RefusalTexts = {
  ROLLOUT_UNDER_WAY: {
    status: 409,
    fr: 'La version {version} est déjà en cours de mise en production. Terminez-la ou revenez en arrière d’abord.',
    en: 'Version {version} is already being rolled out. Complete it or roll it back first.',
  },
  ROLLOUT_OVER: {
    status: 409,
    fr: 'Cette mise en production est terminée\u00a0: il n’y a plus rien à y changer.',
    en: 'This rollout is over: there is nothing left to change in it.',
  },
  ROLLOUT_MOVED: {
    status: 409,
    fr: 'La mise en production est déjà au palier {step}. Relisez l’écran avant de continuer.',
    en: 'The rollout is already at step {step}. Read the screen again before you go on.',
  },
  ROLLOUT_PAUSED: {
    status: 409,
    fr: 'La mise en production est suspendue. Reprenez-la avant de passer au palier suivant.',
    en: 'The rollout is paused. Resume it before you go on to the next step.',
  },
  ROLLOUT_NOT_READY: {
    status: 409,
    fr: 'Le palier suivant ne peut pas encore s’ouvrir\u00a0: l’écran dit ce qui manque.',
    en: 'The next step cannot open yet: the screen says what is missing.',
  },
  VERSION_NOT_BUILT: {
    status: 409,
    fr: 'La version {version} n’est pas une version construite par FormaPro\u00a0: personne ne sait ce qu’elle contient. Démarrez-la depuis son archive, sous son nom complet (1.2.0+3f9a…), puis recommencez.',
    en: 'Version {version} is not a build made by FormaPro: nobody knows what it holds. Start it from its archive, under its whole name (1.2.0+3f9a…), then try again.',
  },
  ROLLOUT_NOT_PROMOTED: {
    status: 409,
    fr: 'La version {version} n’est pas entrée en PROD. L’écran «\u00a0Promotions\u00a0» dit quelles conditions lui manquent et qui doit agir\u00a0; revenez ensuite.',
    en: 'Version {version} has not entered PROD. The Promotions screen says which conditions it lacks and who must act; then come back.',
  },
  VERSION_NOT_SERVED: {
    status: 409,
    fr: 'Aucun serveur ne sert la version {version} à côté de la version stable. Démarrez-la, puis recommencez.',
    en: 'No server serves version {version} beside the stable one. Start it, then try again.',
  },
  STABLE_UNKNOWN: {
    status: 409,
    fr: 'Aucun serveur de la version stable ne s’est annoncé. Démarrez-la, puis recommencez.',
    en: 'No server of the stable version has announced itself. Start it, then try again.',
  },
  PILOT_UNKNOWN: {
    status: 422,
    fr: 'Une entreprise pilote n’existe pas ou plus. Choisissez-en une autre.',
    en: 'A pilot company does not exist or no longer does. Choose another.',
  },
  PILOT_FROZEN: {
    status: 409,
    fr: '{company} doit rester sur la version stable jusqu’au {until}. Choisissez une autre entreprise pilote.',
    en: '{company} must stay on the stable version until {until}. Choose another pilot company.',
  },
  WAIVER_NEEDS_TWO: {
    status: 409,
    fr: 'Vous avez déjà demandé cette dérogation\u00a0: une autre personne doit l’accorder.',
    en: 'You have already asked for this waiver: another person must grant it.',
  },
  FREEZE_IN_THE_PAST: {
    status: 422,
    fr: 'Cette date est passée. Indiquez un jour à venir.',
    en: 'This day is over. Give a day to come.',
  },
  COMPANY_ALREADY_MOVED: {
    status: 409,
    fr: 'Cette entreprise est déjà sur la nouvelle version. Seul un retour en arrière la ramène sur la version stable.',
    en: 'This company is already on the new version. Only a rollback takes it back to the stable one.',
  },
  EDGE_UNKNOWN: {
    status: 403,
    fr: 'Ce répartiteur n’appartient pas à cette installation.',
    en: 'This edge does not belong to this installation.',
  },
};
