/** Words of the procès-verbal. It is a French document: it has no other language. */
export const SHOWN = {
  verdict: { go: 'GO', goWithReserves: 'GO avec réserves', noGo: 'NO-GO' },
  criterion: {
    share: 'Au moins 95\u00a0% de cas conformes',
    blocking: 'Aucune anomalie bloquante ouverte',
    p1: 'Tous les cas P1 exécutés',
  },
  status: { ok: 'Conforme', ko: 'Non conforme', blocked: 'Bloqué', toRun: 'Non exécuté', excluded: 'Exclu' },
  severity: { blocking: 'Bloquante', major: 'Majeure', minor: 'Mineure' },
  state: {
    open: 'À corriger',
    inCorrection: 'En correction',
    toRetest: 'À retester',
    closed: 'Fermée',
    rejected: 'Écartée',
  },
  tester: { trainer: 'Formateurs', staff: 'Administratifs', company: 'Entreprises clientes' },
  role: {
    director: 'Direction',
    trainingAdministrator: 'Administration',
    qualityManager: 'Qualité',
    trainer: 'Formation',
  } as Readonly<Record<string, string>>,
} as const;
