import { defineMessages } from '../../../app/i18n.ts';

/** What a sentence is made of: when, until which day, the words that were kept, the environment. */
export type Facts = { at: string; until: string; words: string; environment: string };

export const gateMessages = defineMessages({
  fr: {
    tests: 'Tests automatiques',
    recette: 'Recette de cette empreinte',
    migrations: 'Mise à niveau de la base répétée',
    backup: 'Sauvegarde restaurée depuis moins de 24\u00a0h',
    rollback: 'Retour arrière essayé',
    load: 'Charge de 300\u00a0connexions',
    skew: 'Deux versions ensemble sur la même base',
    communication: 'Entreprises prévenues',
    support: 'Assistance assurée',
    freeze: 'Calendrier des gels',
    approval: 'Accord d’une personne',

    tests_proven: ({ words, at }: Facts) => `${words}, le ${at}.`,
    tests_refuted: ({ words, at }: Facts) => `${words}, le ${at}. Corrigez, puis construisez une nouvelle version.`,
    tests_missing: 'Les tests n’ont pas été passés sur cette empreinte.',
    recette_proven: ({ words, at }: Facts) => `GO signé le ${at}, procès-verbal ${words}.`,
    recette_refuted: ({ words }: Facts) =>
      `Le procès-verbal ${words} dit NO-GO. Corrigez, puis livrez une nouvelle version.`,
    recette_underway: 'La recette est en cours\u00a0: son procès-verbal n’est pas encore signé.',
    recette_stale: ({ words }: Facts) =>
      words
        ? `Le procès-verbal ${words} ne vaut plus\u00a0: une construction plus récente est en recette.`
        : 'Une construction plus récente est en recette\u00a0: cette empreinte n’y est plus essayée.',
    recette_missing:
      'Aucune campagne n’essaie cette empreinte. Ouvrez-en une, ou livrez-la dans celle qui est en cours.',
    migrations_proven: ({ words }: Facts) => `${words}.`,
    migrations_refuted: ({ words, at }: Facts) => `Échec le ${at}\u00a0: ${words}`,
    migrations_stale: ({ at }: Facts) => `La dernière répétition date du ${at}\u00a0: plus de sept jours.`,
    migrations_missing: 'Cette version n’a pas encore mis à niveau une copie des données de PROD.',
    backup_proven: ({ at }: Facts) => `Restaurée et contrôlée le ${at}.`,
    backup_refuted: ({ at }: Facts) => `La sauvegarde essayée le ${at} ne se restaure pas. Refaites-en une.`,
    backup_stale: ({ at }: Facts) => `Le dernier essai date du ${at}\u00a0: plus de 24\u00a0heures.`,
    backup_missing: 'Aucune sauvegarde n’a été restaurée pour essai.',
    rollback_proven: ({ at }: Facts) => `Cette version a été retirée aux entreprises le ${at}, sans perte.`,
    rollback_missing:
      'Personne n’est encore revenu en arrière depuis cette version. Faites l’exercice en « Mise en production ».',
    load_proven: ({ words, at }: Facts) => `${words}, le ${at}.`,
    load_refuted: ({ words, at }: Facts) => `Charge non tenue le ${at}\u00a0: ${words}.`,
    load_missing:
      'Cette version n’a pas été mesurée avec 300\u00a0connexions. Installez-la en RECETTE, puis mesurez-la.',
    skew_proven: ({ words, at }: Facts) => `${words}, le ${at}.`,
    skew_refuted: ({ words, at }: Facts) =>
      `Les deux versions ne tiennent pas ensemble (${at})\u00a0: ${words} Corrigez, puis construisez une nouvelle version.`,
    skew_stale: ({ at }: Facts) =>
      `Essayée le ${at} avec une autre version que celle de PROD\u00a0: rien n’est prouvé avec celle-ci.`,
    skew_missing: ({ words }: Facts) =>
      words
        ? `Pas assez pour conclure\u00a0: ${words}`
        : 'La version d’avant et celle-ci n’ont pas encore vécu ensemble sur une même base.',
    communication_proven: ({ words, at }: Facts) => `Noté le ${at}\u00a0: ${words}`,
    communication_missing: 'Personne n’a noté que les entreprises sont prévenues.',
    support_proven: ({ words, until }: Facts) => `Jusqu’au ${until}\u00a0: ${words}`,
    support_stale: ({ until }: Facts) => `L’assistance notée s’arrêtait le ${until}.`,
    support_missing: 'Personne n’a noté qui répond aux entreprises, ni jusqu’à quand.',
    freeze_proven: ({ environment }: Facts) => `Aucun gel de ${environment} aujourd’hui.`,
    freeze_refuted: ({ words, until }: Facts) => `Gel jusqu’au ${until}\u00a0: ${words}`,
    freeze_missing: ({ environment }: Facts) =>
      `${environment} n’existe pas sur cette machine\u00a0: son calendrier est inconnu.`,
    approval_proven: ({ words, at }: Facts) => `${words}, le ${at}.`,
    approval_missing: 'Personne ne s’est encore engagé pour cette entrée.',

    openRecette: 'Ouvrir la recette',
    openRollout: 'Ouvrir la mise en production',
    command: 'À lancer\u00a0:',
    note: 'Noter',
    noteOf: (gate: string) => `Noter\u00a0: ${gate}`,
    noteHint_communication: 'Qui a été prévenu, quand et comment. Votre nom et ces mots restent au journal.',
    noteHint_support: 'Qui répond, où et à quelles heures. Votre nom et ces mots restent au journal.',
    summary: 'Ce qui a été fait',
    holdsUntil: 'Assurée jusqu’au',
    askWaiver: 'Demander une dérogation',
    askWaiverOf: (gate: string) => `Demander une dérogation\u00a0: ${gate}`,
    waiverHint: 'Une autre personne devra l’accorder. La raison et le dernier jour restent au journal.',
    reason: 'Raison',
    expiresOn: 'Dernier jour',
    ask: 'Demander',
    waiverAsked: (name: string, day: string) => `Dérogation demandée par ${name}, jusqu’au ${day}`,
    waiverGiven: (one: string, two: string, day: string) => `Dérogation de ${one} et ${two}, jusqu’au ${day}`,
    waiverOver: (day: string) => `Dérogation terminée le ${day}`,
    grant: 'Accorder',
    grantOf: (gate: string) => `Accorder la dérogation\u00a0: ${gate}`,
    needsAnother: 'Une autre personne que vous doit l’accorder.',
  },
  en: {
    tests: 'Automatic tests',
    recette: 'Acceptance of this digest',
    migrations: 'Database upgrade rehearsed',
    backup: 'Backup restored less than 24 h ago',
    rollback: 'Rollback tried',
    load: 'Load of 300 connections',
    skew: 'Two versions together on one database',
    communication: 'Companies told',
    support: 'Support staffed',
    freeze: 'Freeze calendar',
    approval: 'Approval of a person',

    tests_proven: ({ words, at }: Facts) => `${words}, on ${at}.`,
    tests_refuted: ({ words, at }: Facts) => `${words}, on ${at}. Mend it, then make a new build.`,
    tests_missing: 'The tests were not run on this digest.',
    recette_proven: ({ words, at }: Facts) => `GO signed on ${at}, report ${words}.`,
    recette_refuted: ({ words }: Facts) => `Report ${words} says NO-GO. Mend it, then deliver a new build.`,
    recette_underway: 'Acceptance is under way: its report is not signed yet.',
    recette_stale: ({ words }: Facts) =>
      words
        ? `Report ${words} is void: a later build is under acceptance.`
        : 'A later build is under acceptance: this digest is no longer tried.',
    recette_missing: 'No campaign tries this digest. Open one, or deliver it in the one under way.',
    migrations_proven: ({ words }: Facts) => `${words}.`,
    migrations_refuted: ({ words, at }: Facts) => `Failed on ${at}: ${words}`,
    migrations_stale: ({ at }: Facts) => `The last rehearsal dates from ${at}: more than seven days.`,
    migrations_missing: 'This build has not upgraded a copy of the data of PROD yet.',
    backup_proven: ({ at }: Facts) => `Restored and checked on ${at}.`,
    backup_refuted: ({ at }: Facts) => `The backup tried on ${at} cannot be restored. Make another.`,
    backup_stale: ({ at }: Facts) => `The last try dates from ${at}: more than 24 hours.`,
    backup_missing: 'No backup was restored as a trial.',
    rollback_proven: ({ at }: Facts) => `This build was taken back from companies on ${at}, without loss.`,
    rollback_missing: 'Nobody has gone back from this build yet. Practise it in the rollout.',
    load_proven: ({ words, at }: Facts) => `${words}, on ${at}.`,
    load_refuted: ({ words, at }: Facts) => `Load not borne on ${at}: ${words}.`,
    load_missing: 'This build was not measured with 300 connections. Install it in RECETTE, then measure it.',
    skew_proven: ({ words, at }: Facts) => `${words}, on ${at}.`,
    skew_refuted: ({ words, at }: Facts) =>
      `The two versions do not hold together (${at}): ${words} Mend it, then make a new build.`,
    skew_stale: ({ at }: Facts) =>
      `Tried on ${at} with another version than that of PROD: nothing is proven with this one.`,
    skew_missing: ({ words }: Facts) =>
      words
        ? `Not enough to tell: ${words}`
        : 'The version before and this one have not lived together on one database yet.',
    communication_proven: ({ words, at }: Facts) => `Noted on ${at}: ${words}`,
    communication_missing: 'Nobody has noted that companies were told.',
    support_proven: ({ words, until }: Facts) => `Until ${until}: ${words}`,
    support_stale: ({ until }: Facts) => `The support that was noted ended on ${until}.`,
    support_missing: 'Nobody has noted who answers companies, nor until when.',
    freeze_proven: ({ environment }: Facts) => `No freeze of ${environment} today.`,
    freeze_refuted: ({ words, until }: Facts) => `Frozen until ${until}: ${words}`,
    freeze_missing: ({ environment }: Facts) =>
      `${environment} does not exist on this machine: its calendar is unknown.`,
    approval_proven: ({ words, at }: Facts) => `${words}, on ${at}.`,
    approval_missing: 'Nobody has answered for this step yet.',

    openRecette: 'Open acceptance',
    openRollout: 'Open the rollout',
    command: 'To run:',
    note: 'Note',
    noteOf: (gate: string) => `Note: ${gate}`,
    noteHint_communication: 'Who was told, when and how. Your name and these words stay in the journal.',
    noteHint_support: 'Who answers, where and at what hours. Your name and these words stay in the journal.',
    summary: 'What was done',
    holdsUntil: 'Staffed until',
    askWaiver: 'Ask for a waiver',
    askWaiverOf: (gate: string) => `Ask for a waiver: ${gate}`,
    waiverHint: 'Another person will have to grant it. The reason and the last day stay in the journal.',
    reason: 'Reason',
    expiresOn: 'Last day',
    ask: 'Ask',
    waiverAsked: (name: string, day: string) => `Waiver asked by ${name}, until ${day}`,
    waiverGiven: (one: string, two: string, day: string) => `Waiver by ${one} and ${two}, until ${day}`,
    waiverOver: (day: string) => `Waiver over since ${day}`,
    grant: 'Grant',
    grantOf: (gate: string) => `Grant the waiver: ${gate}`,
    needsAnother: 'Somebody else than you must grant it.',
  },
});
