import type { TrailActions } from '../../../kernel/trail.ts';

export const promotionActions: TrailActions = {
  'release.built': { fr: 'Version construite', en: 'Build made' },
  'release.evidence-noted': { fr: 'Preuve notée pour une version', en: 'Evidence noted for a build' },
  'release.promotion-approved': { fr: 'Accord donné à une promotion', en: 'Promotion approved' },
  'release.promoted': { fr: 'Version entrée dans un environnement', en: 'Build entered an environment' },
  'release.installed': { fr: 'Version mise en place dans un environnement', en: 'Build put into an environment' },
  'release.gate-waiver-asked': { fr: 'Dérogation à une condition demandée', en: 'Waiver of a gate asked' },
  'release.gate-waiver-granted': { fr: 'Dérogation à une condition accordée', en: 'Waiver of a gate granted' },
};
