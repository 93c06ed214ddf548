import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'quality.journal-verified': { fr: 'Journal vérifié', en: 'Journal verified' },
};
