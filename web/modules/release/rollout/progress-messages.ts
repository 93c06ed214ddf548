import { defineMessages } from '../../../app/i18n.ts';

const frenchPlural = (count: number, one: string, many: string) => (count < 2 ? one : many);

/** What a rollout reaches, what may still go wrong, and what the next step waits for. */
export const progressMessages = defineMessages({
  fr: {
    pilots: (companies: number) =>
      `Formateurs, ${companies} ${frenchPlural(companies, 'entreprise', 'entreprises')} pilotes`,
    companies: (companies: number, total: number) => `${companies} entreprises sur ${total}`,
    everybody: 'Tout le monde',
    reached: (percent: string, users: string) => `Atteint ${percent} des personnes, soit ${users}.`,
    wouldReach: (percent: string, users: string) => `Atteindra ${percent} des personnes, soit ${users}.`,
    watched: (time: string, of: string) => `Observé ${time} sur ${of}.`,
    from: (start: string, end: string) => `Du ${start} au ${end}.`,
    atRisk: (users: string) => `Un défaut toucherait au plus ${users} personnes.`,
    reachTitle: 'Visé et atteint',
    target: (percent: string) =>
      `Le trait marque les ${percent} visés. Une entreprise n’est jamais coupée en deux\u00a0: l’atteint s’en approche.`,
    people: 'Personnes',
    wholeCompanies: 'Entreprises',
    active: 'Actives cette semaine',
    requests: 'Requêtes',
    outOf: (count: string, total: string) => `${count} sur ${total}`,
    stillAtRisk: 'Risque restant',
    risk: (users: string) => `Un défaut toucherait au plus ${users} personnes.`,
    riskMeasured: (users: string, upper: string) =>
      `Un défaut toucherait au plus ${users} personnes. D’après les mesures, moins de ${upper} de ce qu’elles font peut échouer.`,
    noRisk: 'Plus personne n’est sur la nouvelle version.',
    conditionsOf: (percent: string) => `Pour passer à ${percent}, il faut`,
    conditionsOfEnd: 'Pour terminer, il faut',
    isMet: 'rempli',
    isWaived: 'levé par dérogation',
    isAwaited: 'en attente',
    observation: (time: string, of: string) => `${of} d’observation\u00a0: ${time} faites`,
    observationDay: (time: string, of: string) =>
      `${of} d’observation, une journée ouvrée comprise\u00a0: ${time} faites`,
    enoughMeasures: (count: string, needed: string) =>
      `${needed} mesures de la nouvelle version\u00a0: ${count} reçues`,
    noSignal: 'Aucun signal à regarder',
    edgesFollow: 'Tous les répartiteurs à jour',
    inProd: 'Version entrée en PROD',
    advanceTitle: (percent: string) => `Passer à ${percent}\u202f?`,
    advanceText: (people: string, version: string, users: string) =>
      `${people} personnes de plus passent sur la ${version}. Ensuite, un défaut en toucherait au plus ${users}. Vous pourrez revenir en arrière à tout moment.`,
    completeTitle: 'Terminer la mise en production\u202f?',
    completeText: (version: string, stable: string) =>
      `La ${version} devient la version stable. Le retour à la ${stable} ne sera plus proposé ici.`,
    frozen: 'Entreprises maintenues',
    until: (day: string) => `Sur la version stable jusqu’au ${day}`,
  },
  en: {
    pilots: (companies: number) => `Trainers, ${companies} pilot ${companies === 1 ? 'company' : 'companies'}`,
    companies: (companies: number, total: number) => `${companies} companies of ${total}`,
    everybody: 'Everybody',
    reached: (percent: string, users: string) => `Reached ${percent} of the people, that is ${users}.`,
    wouldReach: (percent: string, users: string) => `Will reach ${percent} of the people, that is ${users}.`,
    watched: (time: string, of: string) => `Watched ${time} of ${of}.`,
    from: (start: string, end: string) => `From ${start} to ${end}.`,
    atRisk: (users: string) => `A fault would touch at most ${users} people.`,
    reachTitle: 'Aimed at and reached',
    target: (percent: string) =>
      `The mark is the ${percent} aimed at. A company is never split, so what is reached comes close.`,
    people: 'People',
    wholeCompanies: 'Companies',
    active: 'Active this week',
    requests: 'Requests',
    outOf: (count: string, total: string) => `${count} of ${total}`,
    stillAtRisk: 'Remaining risk',
    risk: (users: string) => `A fault would touch at most ${users} people.`,
    riskMeasured: (users: string, upper: string) =>
      `A fault would touch at most ${users} people. By the measures, less than ${upper} of what they do can fail.`,
    noRisk: 'Nobody is on the new version any more.',
    conditionsOf: (percent: string) => `To go on to ${percent} it takes`,
    conditionsOfEnd: 'To complete it takes',
    isMet: 'met',
    isWaived: 'waived',
    isAwaited: 'awaited',
    observation: (time: string, of: string) => `${of} of watching: ${time} done`,
    observationDay: (time: string, of: string) => `${of} of watching, a business day inside: ${time} done`,
    enoughMeasures: (count: string, needed: string) => `${needed} measures of the new version: ${count} received`,
    noSignal: 'No signal to look at',
    edgesFollow: 'All edges up to date',
    inProd: 'Version that entered PROD',
    advanceTitle: (percent: string) => `Go on to ${percent}?`,
    advanceText: (people: string, version: string, users: string) =>
      `${people} more people move to ${version}. A fault would then touch at most ${users}. You may roll back at any time.`,
    completeTitle: 'Complete the rollout?',
    completeText: (version: string, stable: string) =>
      `${version} becomes the stable version. Going back to ${stable} will no longer be offered here.`,
    frozen: 'Companies kept back',
    until: (day: string) => `On the stable version until ${day}`,
  },
});
