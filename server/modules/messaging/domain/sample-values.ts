/** Invented facts that fill the letters on the office's screen: one for each place that a letter leaves open. */
export const SAMPLE_VALUES: Readonly<Record<string, string>> = {
  firstName: 'Zoé',
  inviter: 'Nadia Benhamou',
  training: 'Manager une équipe au quotidien',
  day: '23 mars 2026',
  documents: 'convocation, programme et livret d’accueil',
  version: '2.4.0',
  stable: '2.3.6',
  subject: 'Votre espace de formation évolue',
  message: 'La nouvelle version de votre espace de formation arrive lundi. Vos salariés gardent leur mot de passe.',
};
