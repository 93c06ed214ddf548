/** Words of the report of a rollout. It is a French document: it has no other language. */
export const SHOWN = {
  outcome: {
    running: 'En cours',
    paused: 'Suspendue',
    completed: 'Terminée',
    'rolled-back': 'Version retirée',
  },
  outcomeText: {
    running: 'La nouvelle version est donnée palier par palier.',
    paused: 'Personne d’autre n’est déplacé tant qu’une personne ne reprend pas.',
    completed: 'Tout le monde est sur la nouvelle version, qui est désormais la version stable.',
    'rolled-back': 'Tout le monde est revenu sur la version stable.',
  },
  decision: {
    start: 'Démarrage',
    advance: 'Passage au palier suivant',
    pause: 'Suspension',
    resume: 'Reprise',
    rollback: 'Retour en arrière',
    complete: 'Fin de la mise en production',
    'ask-waiver': 'Dérogation demandée',
    'grant-waiver': 'Dérogation accordée',
  },
  because: {
    evidence: 'Les échecs se concentraient sur la nouvelle version.',
    silence: 'La nouvelle version ne donnait plus de nouvelles.',
    'zero-tolerance': 'Un fait grave a été constaté.',
    'few-measures': 'Trop peu de mesures.',
    'nothing-wrong': 'Rien d’anormal.',
  },
  verdict: {
    healthy: 'Rien d’anormal',
    insufficient: 'Trop peu de mesures pour juger',
    pause: 'Un signal à regarder',
    rollback: 'La version fait moins bien',
  },
  signal: {
    errors: 'Réponses en erreur',
    slow: 'Réponses lentes',
    scorm: 'Enregistrements SCORM échoués',
    signature: 'Signatures échouées',
    assessment: 'Réponses de quiz refusées',
    client: 'Pages défaillantes dans le navigateur',
    support: 'Problèmes signalés',
  },
  grave: {
    'lost-signature': 'Une signature d’émargement a disparu',
    'duplicate-invoice': 'Une facture est partie deux fois',
    'other-company-data': 'Une entreprise a vu les données d’une autre',
    'broken-trail': 'Le journal ne tient plus',
  },
  gate: {
    tests: 'Tests automatiques',
    recette: 'Recette',
    migrations: 'Mise à niveau de la base répétée',
    backup: 'Sauvegarde restaurée',
    rollback: 'Retour arrière essayé',
    load: 'Charge de 300 connexions',
    skew: 'Deux versions ensemble',
    communication: 'Entreprises prévenues',
    support: 'Assistance assurée',
    freeze: 'Calendrier des gels',
    approval: 'Accord d’une personne',
  },
} as const;

/** Who is on the new version at each step, as the plan puts it. */
export const STEP_PEOPLE = [
  'formateurs et pilotes',
  'entreprises tirées au sort',
  'la moitié des personnes',
  'tout le monde',
] as const;
