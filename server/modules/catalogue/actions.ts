import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'catalogue.program-added': { fr: 'Formation ajoutée au catalogue', en: 'Program added' },
  'catalogue.draft-changed': { fr: 'Brouillon de formation modifié', en: 'Program draft changed' },
  'catalogue.draft-started': { fr: 'Nouveau brouillon de formation', en: 'New program draft' },
  'catalogue.version-published': { fr: 'Version de formation publiée', en: 'Program version published' },
};
