import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  QUIZ_NOT_DRAFT: {
    status: 409,
    fr: 'Ce quiz est publié : il ne change plus. Créez un brouillon à partir de lui.',
    en: 'This quiz is published: it no longer changes. Start a draft from it.',
  },
  QUIZ_CHANGED_MEANWHILE: {
    status: 409,
    fr: 'Quelqu’un a modifié ce quiz depuis que vous l’avez ouvert. Rechargez la page pour voir ses changements.',
    en: 'Somebody changed this quiz since you opened it. Reload the page to see the changes.',
  },
  QUIZ_INCOMPLETE: {
    status: 409,
    fr: 'Points à compléter avant de publier : {count}. Ils sont signalés sur chaque question.',
    en: 'To complete before publishing: {count}. They are marked on each question.',
  },
  QUIZ_NOT_PUBLISHED: {
    status: 409,
    fr: 'Ce quiz n’est pas encore publié. Prévenez votre organisme de formation.',
    en: 'This quiz is not published yet. Tell your training organisation.',
  },
  QUIZ_FILE_UNREADABLE: {
    status: 400,
    fr: 'Ce fichier n’est ni du GIFT ni du Moodle XML lisible (ligne {line}). Exportez-le de nouveau puis recommencez.',
    en: 'This file is neither readable GIFT nor Moodle XML (line {line}). Export it again and retry.',
  },
  QUIZ_FILE_DOCTYPE: {
    status: 400,
    fr: 'Ce fichier XML contient un DOCTYPE, refusé par sécurité. Exportez-le de nouveau depuis Moodle.',
    en: 'This XML file holds a DOCTYPE, refused for safety. Export it again from Moodle.',
  },
  QUIZ_FILE_EMPTY: {
    status: 400,
    fr: 'Ce fichier ne contient aucune question. Choisissez un export GIFT ou Moodle XML.',
    en: 'This file holds no question. Choose a GIFT or Moodle XML export.',
  },
  QUIZ_ALREADY_PASSED: {
    status: 409,
    fr: 'Vous avez déjà réussi ce quiz. Votre résultat est enregistré, passez à la suite.',
    en: 'You have already passed this quiz. Your result is recorded, carry on.',
  },
  ATTEMPTS_EXHAUSTED: {
    status: 409,
    fr: 'Vous avez utilisé vos {max} essai(s). Parlez-en à votre formateur.',
    en: 'You have used your {max} attempt(s). Talk to your trainer.',
  },
  ATTEMPT_SUBMITTED: {
    status: 409,
    fr: 'Cet essai est déjà rendu : ses réponses ne changent plus. Rechargez la page pour voir le résultat.',
    en: 'This attempt is already submitted: its answers no longer change. Reload the page to see the result.',
  },
  ANSWERS_NOT_OF_PAPER: {
    status: 400,
    fr: 'Des réponses ne correspondent pas à ce quiz. Rechargez la page puis répondez de nouveau à ces questions.',
    en: 'Some answers do not belong to this quiz. Reload the page and answer those questions again.',
  },
  OUTCOMES_INCOMPLETE: {
    status: 400,
    fr: 'Notez les {objectives} objectifs du programme, chacun une fois, puis enregistrez.',
    en: 'Note the {objectives} objectives of the program, each once, then save.',
  },
  OUTCOMES_CHANGED_MEANWHILE: {
    status: 409,
    fr: 'Quelqu’un a noté ces acquis entre-temps. Rechargez la page, puis refaites votre modification.',
    en: 'Somebody has noted these outcomes meanwhile. Reload the page, then make your change again.',
  },
};
