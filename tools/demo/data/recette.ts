/** The testers of four more client companies, beside the demonstration's own. */
export const COMPANY_TESTERS = [
  ['Karim', 'Haddad'],
  ['Laurence', 'Pichon'],
  ['Gaël', 'Le Bihan'],
  ['Sandrine', 'Moreau'],
] as const;

/** Cases that the second build still waits for. */
export const TO_RUN: readonly string[] = ['CR-POR-04', 'CR-SAG-03', 'CR-YOU-03', 'CR-SUP-02', 'CR-COM-02'];

/** What did not pass, by build. */
export const NOT_CONFORMING: readonly {
  code: string;
  build: number;
  outcome: 'ko' | 'blocked';
  comment: string;
}[] = [
  {
    code: 'CR-EMA-02',
    build: 1,
    outcome: 'ko',
    comment: 'La feuille contresignée reste modifiable pendant une minute.',
  },
  { code: 'CR-SES-02', build: 1, outcome: 'ko', comment: 'Deux convocations partent quand on clique deux fois.' },
  { code: 'CR-YOU-03', build: 1, outcome: 'ko', comment: 'La relance repart au signataire qui a déjà signé.' },
  {
    code: 'CR-EMA-05',
    build: 2,
    outcome: 'ko',
    comment: 'Une signature sur 50 est perdue si le retour arrière arrive pendant l’envoi.',
  },
  {
    code: 'CR-SCO-05',
    build: 2,
    outcome: 'ko',
    comment: 'Archive SCORM de 1\u00a0Go\u00a0: le message d’erreur ne dit pas quoi faire.',
  },
  { code: 'CR-CER-02', build: 2, outcome: 'ko', comment: 'Le certificat révoqué affiche l’ancienne date.' },
  {
    code: 'CR-YOU-04',
    build: 2,
    outcome: 'blocked',
    comment: 'Le bac à sable de signature ne répond pas depuis ce matin.',
  },
];

type Step = { state: 'open' | 'inCorrection' | 'toRetest' | 'closed' | 'rejected'; comment: string; build: number };
export type DemoAnomaly = {
  readonly code: string | null;
  readonly title: string;
  readonly severity: 'blocking' | 'major' | 'minor';
  readonly foundIn: number;
  readonly steps: readonly Step[];
};

const found = (comment: string, build: number): Step => ({ state: 'open', comment, build });

/** Their life so far: two closed by the second build, one to retest, one in correction, two to correct, one put aside. */
export const ANOMALIES: readonly DemoAnomaly[] = [
  {
    code: 'CR-EMA-02',
    title: 'La feuille contresignée reste modifiable pendant une minute',
    severity: 'blocking',
    foundIn: 1,
    steps: [
      found('Constaté sur deux sessions.', 1),
      { state: 'inCorrection', comment: 'Verrou posé au mauvais moment.', build: 1 },
      { state: 'toRetest', comment: 'Corrigé dans rc.2.', build: 1 },
      { state: 'closed', comment: '', build: 2 },
    ],
  },
  {
    code: 'CR-SES-02',
    title: 'Deux convocations partent quand on clique deux fois',
    severity: 'major',
    foundIn: 1,
    steps: [
      found('Huit stagiaires ont reçu deux courriels.', 1),
      { state: 'inCorrection', comment: '', build: 1 },
      { state: 'toRetest', comment: 'Corrigé dans rc.2.', build: 1 },
      { state: 'closed', comment: '', build: 2 },
    ],
  },
  {
    code: 'CR-YOU-03',
    title: 'La relance repart au signataire qui a déjà signé',
    severity: 'major',
    foundIn: 1,
    steps: [
      found('Relance reçue après signature.', 1),
      { state: 'inCorrection', comment: '', build: 1 },
      { state: 'toRetest', comment: 'Corrigé dans rc.2, à revoir avec le bac à sable.', build: 1 },
    ],
  },
  {
    code: 'CR-EMA-05',
    title: 'Une signature sur 50 est perdue si le retour arrière arrive pendant l’envoi',
    severity: 'blocking',
    foundIn: 2,
    steps: [
      found('Reproduit trois fois sur cinq.', 2),
      { state: 'inCorrection', comment: 'Reprise de la file côté téléphone, attendue dans rc.3.', build: 2 },
    ],
  },
  {
    code: 'CR-SCO-05',
    title: 'Archive SCORM de 1\u00a0Go\u00a0: le message d’erreur ne dit pas quoi faire',
    severity: 'major',
    foundIn: 2,
    steps: [found('Le refus est juste, la phrase est à revoir\u00a0: majeure et non bloquante.', 2)],
  },
  {
    code: 'CR-CER-02',
    title: 'Le certificat révoqué affiche l’ancienne date',
    severity: 'major',
    foundIn: 2,
    steps: [found('Vu sur le téléphone de l’employeur.', 2)],
  },
  {
    code: null,
    title: 'Colonne «\u00a0Acteur\u00a0» tronquée à 200\u00a0% de zoom',
    severity: 'minor',
    foundIn: 2,
    steps: [
      found('Écran de 1\u00a0280 points.', 2),
      { state: 'rejected', comment: 'La colonne défile\u00a0: reporté à 2.5.1.', build: 2 },
    ],
  },
];
