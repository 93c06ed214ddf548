import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'enrolment.enrolled': { fr: 'Inscription', en: 'Enrolled' },
  'enrolment.cancelled': { fr: 'Inscription annulée', en: 'Enrolment cancelled' },
  'enrolment.roster-read': { fr: 'Fichier d’inscription lu', en: 'Enrolment file read' },
  'enrolment.roster-enrolled': { fr: 'Inscriptions à partir d’un fichier', en: 'Enrolled from a file' },
  'enrolment.terms-kept': {
    fr: 'Conditions d’une entreprise pour une session',
    en: 'Terms of a company for a session',
  },
};
