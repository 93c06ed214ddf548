import type { TrailActions } from '../../../kernel/trail.ts';

export const rolloutActions: TrailActions = {
  'release.rollout-started': { fr: 'Mise en production démarrée', en: 'Rollout started' },
  'release.rollout-advanced': { fr: 'Palier suivant ouvert', en: 'Next step opened' },
  'release.rollout-paused': { fr: 'Mise en production suspendue', en: 'Rollout paused' },
  'release.rollout-resumed': { fr: 'Mise en production reprise', en: 'Rollout resumed' },
  'release.rollout-rolled-back': { fr: 'Retour à la version stable', en: 'Rolled back to the stable version' },
  'release.rollout-completed': { fr: 'Mise en production terminée', en: 'Rollout completed' },
  'release.rollout-reported': { fr: 'Bilan de la mise en production établi', en: 'Rollout report written' },
  'release.waiver-asked': { fr: 'Dérogation demandée', en: 'Waiver asked' },
  'release.waiver-granted': { fr: 'Dérogation accordée', en: 'Waiver granted' },
  'release.company-frozen': {
    fr: 'Entreprise maintenue sur la version stable',
    en: 'Company kept on the stable version',
  },
  'release.company-thawed': { fr: 'Entreprise de nouveau déplaçable', en: 'Company may move again' },
};
