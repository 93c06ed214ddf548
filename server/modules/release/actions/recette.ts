import type { TrailActions } from '../../../kernel/trail.ts';

export const recetteActions: TrailActions = {
  'recette.book-changed': { fr: 'Cahier de recette complété', en: 'Acceptance book changed' },
  'recette.campaign-opened': { fr: 'Campagne de recette ouverte', en: 'Acceptance campaign opened' },
  'recette.iteration-opened': { fr: 'Nouvelle version livrée en recette', en: 'New build under acceptance' },
  'recette.case-given': { fr: 'Cas de recette confié', en: 'Test case given to a tester' },
  'recette.case-run': { fr: 'Cas de recette exécuté', en: 'Test case run' },
  'recette.exclusion-asked': { fr: 'Exclusion d’un cas demandée', en: 'Exclusion of a case asked' },
  'recette.exclusion-approved': { fr: 'Cas exclu du décompte', en: 'Case taken out of the count' },
  'recette.exclusion-withdrawn': { fr: 'Cas remis dans le décompte', en: 'Case put back into the count' },
  'recette.anomaly-opened': { fr: 'Anomalie ouverte', en: 'Anomaly opened' },
  'recette.anomaly-moved': { fr: 'Anomalie suivie', en: 'Anomaly moved' },
  'recette.waiver-asked': { fr: 'Dérogation demandée', en: 'Waiver asked' },
  'recette.waiver-approved': { fr: 'Dérogation accordée', en: 'Waiver approved' },
  'recette.report-prepared': { fr: 'Procès-verbal de recette préparé', en: 'Acceptance report prepared' },
  'recette.report-withdrawn': { fr: 'Procès-verbal de recette retiré', en: 'Acceptance report withdrawn' },
  'recette.report-signed': { fr: 'Procès-verbal de recette signé', en: 'Acceptance report signed' },
  'recette.report-in-force': { fr: 'Procès-verbal de recette en vigueur', en: 'Acceptance report in force' },
};
