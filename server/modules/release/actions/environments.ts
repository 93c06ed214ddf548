import type { TrailActions } from '../../../kernel/trail.ts';

export const environmentActions: TrailActions = {
  'release.backed-up': { fr: 'Sauvegarde faite', en: 'Backup made' },
  'release.restore-drilled': { fr: 'Restauration essayée dans un lieu vide', en: 'Restore tried in an empty place' },
};
