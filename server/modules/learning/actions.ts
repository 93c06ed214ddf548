import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'learning.package-imported': { fr: 'Module e-learning importé', en: 'Package imported' },
  'learning.package-published': { fr: 'Module e-learning publié', en: 'Package published' },
  'learning.package-discarded': { fr: 'Aperçu de module retiré', en: 'Package preview discarded' },
  'learning.path-saved': { fr: 'Parcours de formation enregistré', en: 'Path saved' },
  'learning.step-opened': { fr: 'Étape à distance ouverte', en: 'Remote step opened' },
  'learning.step-completed': { fr: 'Étape à distance terminée', en: 'Remote step completed' },
};
