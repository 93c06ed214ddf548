import type { Audience, Channel, Next } from '../../domain/communication/action.ts';
import type { ConnectorMode, DataPolicy } from '../../domain/environments/environment.ts';
import type { Gate } from '../../domain/promotion/gates.ts';
import type { SignalName, ZeroTolerance } from '../../domain/rollout/signals.ts';
import type { Alert } from '../../domain/steering/alerts.ts';
import type { Kind, TicketState } from '../../domain/steering/maintenance.ts';

/** Words of the papers of the deployment. They are French documents: they have no other language. */
export const GATE: Readonly<Record<Gate, string>> = {
  tests: 'Tests automatiques passés sur cette construction',
  recette: 'Procès-verbal de recette GO sur cette construction',
  migrations: 'Mise à niveau de la base répétée sur une copie',
  backup: 'Sauvegarde restaurée et contrôlée depuis moins de 24\u00a0h',
  rollback: 'Retour en arrière essayé',
  load: 'Charge de 300\u00a0connexions tenue',
  skew: 'Deux versions ensemble sur la même base',
  communication: 'Entreprises prévenues',
  support: 'Assistance assurée',
  freeze: 'Aucun gel ce jour-là',
  approval: 'Accord d’une personne',
};
export const DATA: Readonly<Record<DataPolicy, string>> = {
  synthetic: 'inventées',
  anonymised: 'copie anonyme',
  real: 'réelles',
};
export const CONNECTORS: Readonly<Record<ConnectorMode, string>> = {
  emulator: 'simulés',
  sandbox: 'bac à sable',
  real: 'réels',
};
export const SIGNAL: Readonly<Record<SignalName, string>> = {
  errors: 'Erreurs du serveur',
  slow: 'Réponses lentes',
  scorm: 'Modules e-learning qui n’enregistrent pas',
  signature: 'Émargements refusés ou perdus',
  assessment: 'Évaluations qui n’aboutissent pas',
  client: 'Pages qui ne fonctionnent pas dans le navigateur',
  support: 'Problèmes signalés par les personnes',
};
export const GRAVE_FACT: Readonly<Record<ZeroTolerance, string>> = {
  'lost-signature': 'une signature perdue',
  'duplicate-invoice': 'une facture en double',
  'other-company-data': 'des données d’une autre entreprise montrées',
  'broken-trail': 'le journal rompu',
};
export const ROLE: Readonly<Record<string, string>> = { trainer: 'tous les formateurs' };
export const KIND: Readonly<Record<Kind, string>> = {
  corrective: 'Corrective',
  evolutionary: 'Évolutive',
  preventive: 'Préventive',
  adaptive: 'Adaptative',
};
/** What each kind of maintenance covers (deployment plan, section 7). */
export const KIND_COVERS: Readonly<Record<Kind, string>> = {
  corrective: 'Anomalies constatées après la mise en production',
  evolutionary: 'Nouveaux modules, demandes des clients',
  preventive: 'Mises à jour, sécurité, sauvegardes et essais de restauration',
  adaptive: 'Évolutions de Salesforce, de Sage et du RGPD',
};
export const TICKET_STATE: Readonly<Record<TicketState, string>> = {
  open: 'Ouvert',
  done: 'Fait',
  cancelled: 'Abandonné',
};
export const AUDIENCE = { learner: 'Stagiaires', trainer: 'Formateurs', company: 'Entreprises clientes' } as const;
export const ALERT: Readonly<Record<Alert['kind'], (about: string) => string>> = {
  progressGap: () => 'Avancement sous le prévu',
  delay: () => 'Fin du projet en retard',
  budgetDrift: () => 'Prévision au-dessus du budget',
  budgetLineDrift: (about) => `${about}\u00a0: prévision au-dessus du prévu`,
  learnerActive: () => 'Stagiaires actifs sous la cible',
  trainerActive: () => 'Formateurs actifs sous la cible',
  companyActive: () => 'Entreprises actives sous la cible',
  mcoAbove: () => 'Maintenance au-dessus de sa bande',
};
/** Who is expected to act on each alert, and how. */
export const ALERT_NEXT: Readonly<Record<Alert['kind'], string>> = {
  progressGap: 'La direction revoit la charge ou les priorités des étapes en cours.',
  delay: 'La direction ajuste la charge, ou décide un nouveau planning de référence.',
  budgetDrift: 'La direction décide une économie ou une rallonge, avec sa raison.',
  budgetLineDrift: 'La direction décide une économie ou une rallonge sur ce poste.',
  learnerActive: 'Le bureau appelle les entreprises de la liste «\u00a0À appeler\u00a0».',
  trainerActive: 'Le bureau propose une séance de formation aux formateurs absents.',
  companyActive: 'Le bureau appelle les entreprises dont personne ne vient.',
  mcoAbove: 'La direction arbitre les tickets ouverts avec l’administrateur système.',
};
export const PUBLIC: Readonly<Record<Audience, string>> = {
  team: 'Toute l’équipe',
  trainers: 'Formateurs',
  staff: 'Administratifs',
  companies: 'Entreprises clientes',
  public: 'Grand public',
};
export const CHANNEL: Readonly<Record<Channel, string>> = {
  mail: 'Mail',
  meeting: 'Réunion',
  training: 'Formation',
  webinar: 'Webinaire',
  guide: 'Guide',
  chat: 'Messagerie',
  site: 'Site web',
};
export const NEXT: Readonly<Record<Next, string>> = {
  write: 'Mail à écrire',
  send: 'Mail à envoyer',
  do: 'À faire',
  leaving: 'Part dans les dix minutes',
  underway: 'Envoi en cours',
  mend: 'Adresses refusées à corriger',
  nothing: 'Fait',
  dropped: 'Abandonnée',
};
export const SUPPORT_STANDING = {
  nobody: 'Personne\u00a0: la direction nomme quelqu’un',
  toCome: 'À venir',
  open: 'Tenue',
  over: 'Terminée',
} as const;
