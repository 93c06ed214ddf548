import type { TrailActions } from '../../../kernel/trail.ts';

export const steeringActions: TrailActions = {
  'steering.plan-made': { fr: 'Planning du projet posé', en: 'Project plan made' },
  'steering.baseline-changed': { fr: 'Planning de référence changé', en: 'Baseline changed' },
  'steering.stage-followed': { fr: 'Avancement d’une étape relevé', en: 'Progress of a stage noted' },
  'steering.stage-closed': { fr: 'Étape du projet close', en: 'Project stage closed' },
  'steering.stage-reopened': { fr: 'Étape du projet rouverte', en: 'Project stage reopened' },
  'steering.budget-line-added': { fr: 'Poste ajouté au budget', en: 'Budget line added' },
  'steering.budget-changed': { fr: 'Budget prévu changé', en: 'Planned budget changed' },
  'steering.budget-followed': { fr: 'Dépenses d’un poste relevées', en: 'Spending of a line noted' },
  'steering.ticket-opened': { fr: 'Ticket de maintenance ouvert', en: 'Maintenance ticket opened' },
  'steering.ticket-followed': { fr: 'Ticket de maintenance relevé', en: 'Maintenance ticket noted' },
  'steering.ticket-moved': {
    fr: 'État d’un ticket de maintenance changé',
    en: 'State of a maintenance ticket changed',
  },
  'steering.thresholds-set': { fr: 'Seuils d’alerte du projet fixés', en: 'Alert thresholds of the project set' },
};
