import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'assessment.quiz-created': { fr: 'Quiz créé', en: 'Quiz created' },
  'assessment.draft-started': { fr: 'Nouveau brouillon de quiz', en: 'New quiz draft' },
  'assessment.draft-changed': { fr: 'Brouillon de quiz modifié', en: 'Quiz draft changed' },
  'assessment.quiz-published': { fr: 'Version de quiz publiée', en: 'Quiz version published' },
  'assessment.quiz-archived': { fr: 'Quiz archivé', en: 'Quiz archived' },
  'assessment.quiz-restored': { fr: 'Quiz remis dans la liste', en: 'Quiz restored' },
  'assessment.attempt-started': { fr: 'Essai de quiz commencé', en: 'Quiz attempt started' },
  'assessment.attempt-submitted': { fr: 'Essai de quiz rendu et corrigé', en: 'Quiz attempt submitted and graded' },
  'assessment.outcomes-noted': { fr: 'Acquis notés', en: 'Outcomes noted' },
};
