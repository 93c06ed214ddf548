import type { TrailActions } from '../../../kernel/trail.ts';

export const environmentActions: TrailActions = {
  'release.backed-up': { fr: 'Sauvegarde faite', en: 'Backup made' },
  'release.cloned': {
    fr: 'Copie faite sans nommer personne',
    en: 'Copy made that names nobody',
  },
  'release.restore-drilled': { fr: 'Restauration essayée dans un lieu vide', en: 'Restore tried in an empty place' },
};
