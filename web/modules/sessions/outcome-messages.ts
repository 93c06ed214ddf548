import { defineMessages } from '../../app/i18n.ts';

/** Words of the tab where what was acquired is noted. */
export const outcomeMessages = defineMessages({
  fr: {
    tab: 'Acquis',
    hint: 'Notez chaque objectif pour chaque personne\u00a0: l’attestation de fin de formation le reprend. Elle est remise à la personne, pas à son entreprise.',
    nobody: 'Personne n’est inscrit',
    noObjective: 'Le programme de cette session n’a pas d’objectif',
    noted: 'Noté',
    toNote: 'À noter',
    choose: 'Choisir…',
    acquired: 'Acquis',
    inProgress: 'En cours d’acquisition',
    notAcquired: 'Non acquis',
    method: 'Comment c’est évalué',
    methodHint: 'Par exemple\u00a0: quiz de sortie et mise en situation.',
    save: 'Enregistrer',
    saveOf: (name: string) => `Enregistrer les acquis de ${name}`,
    saved: (name: string) => `Acquis enregistrés, ${name}`,
  },
  en: {
    tab: 'Outcomes',
    hint: 'Note each objective for each person: the training certificate says it. It is given to the person, not to their company.',
    nobody: 'Nobody is enrolled',
    noObjective: 'The program of this session has no objective',
    noted: 'Noted',
    toNote: 'To note',
    choose: 'Choose…',
    acquired: 'Acquired',
    inProgress: 'Being acquired',
    notAcquired: 'Not acquired',
    method: 'How it is assessed',
    methodHint: 'For instance: final quiz and role play.',
    save: 'Save',
    saveOf: (name: string) => `Save what ${name} acquired`,
    saved: (name: string) => `Outcomes saved, ${name}`,
  },
});
