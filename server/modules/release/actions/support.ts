import type { TrailActions } from '../../../kernel/trail.ts';

export const supportActions: TrailActions = {
  'support.problem-reported': { fr: 'Problème signalé', en: 'Problem reported' },
  'support.problem-answered': { fr: 'Signalement répondu', en: 'Report answered' },
  'support.problem-closed': { fr: 'Signalement clos', en: 'Report closed' },
};
