import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'people.company-added': { fr: 'Entreprise ajoutée', en: 'Company added' },
  'people.company-changed': { fr: 'Entreprise modifiée', en: 'Company changed' },
  'people.learner-changed': { fr: 'Fiche de stagiaire modifiée', en: 'Learner’s card changed' },
  'people.learner-added': { fr: 'Stagiaire ajouté', en: 'Learner added' },
  'people.organisation-changed': {
    fr: 'Fiche de l’organisme de formation modifiée',
    en: 'Card of the training organisation changed',
  },
  'people.logo-changed': { fr: 'Logo de l’organisme changé', en: 'Logo of the organisation changed' },
};
