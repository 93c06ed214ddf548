import type { RefusalTexts } from '../../../kernel/refusal.ts';

export const communicationRefusals: RefusalTexts = {
  COMMUNICATION_EXISTS: {
    status: 409,
    fr: 'Le plan de communication a déjà des actions. Changez-les, ou ajoutez-en.',
    en: 'The communication plan already has actions. Change them, or add some.',
  },
  PLAN_NEEDED: {
    status: 409,
    fr: 'Posez d’abord le planning du projet\u00a0: il donne les dates des actions.',
    en: 'Make the plan of the project first: it dates the actions.',
  },
  ACTION_MOVED: {
    status: 409,
    fr: 'Quelqu’un vient de changer cette action. Relisez-la, puis recommencez.',
    en: 'Somebody has just changed this action. Read it again, then try once more.',
  },
  ACTION_IS_SENT: {
    status: 409,
    fr: 'Ce mail est parti ou va partir\u00a0: son public, son canal et sa version ne changent plus.',
    en: 'This mail has left or is about to: its audience, channel and version no longer change.',
  },
  ACTION_IS_NO_MAIL: {
    status: 409,
    fr: 'Cette action n’est pas un mail à envoyer.',
    en: 'This action is no mail to send.',
  },
  MAIL_IS_SENT_NOT_TICKED: {
    status: 422,
    fr: 'Un mail est fait quand il est parti\u00a0: envoyez-le.',
    en: 'A mail is done once it has left: send it.',
  },
  MAIL_NOT_WRITTEN: {
    status: 422,
    fr: 'Écrivez d’abord l’objet et le message de ce mail.',
    en: 'Write the subject and the message of this mail first.',
  },
  SENDING_NOBODY_LEFT: {
    status: 409,
    fr: 'Tous ceux que ce mail peut atteindre l’ont déjà reçu, ou vont le recevoir.',
    en: 'Everybody that this mail can reach has received it, or is about to.',
  },
  RECIPIENTS_MOVED: {
    status: 409,
    fr: 'Les destinataires ont changé entre-temps\u00a0: ils sont {now}. Relisez la liste, puis recommencez.',
    en: 'Recipients have changed in the meantime: they are {now}. Read the list again, then try once more.',
  },
  SENDING_LEFT: {
    status: 409,
    fr: 'Cet envoi est parti\u00a0: il ne s’annule plus.',
    en: 'This batch has left: it can no longer be taken back.',
  },
  SENDING_CANCELLED: {
    status: 409,
    fr: 'Cet envoi est déjà annulé\u00a0: aucun de ses mails n’est parti.',
    en: 'This batch was already taken back: none of its mails left.',
  },
  SUPPORT_MOVED: {
    status: 409,
    fr: 'Quelqu’un vient de changer cette plage. Relisez-la, puis recommencez.',
    en: 'Somebody has just changed this window. Read it again, then try once more.',
  },
  SUPPORT_DAYS_WRONG: {
    status: 422,
    fr: 'La fin vient avant le début.',
    en: 'The end comes before the start.',
  },
  SUPPORT_PERSON_UNKNOWN: {
    status: 422,
    fr: 'Une de ces personnes n’a plus de compte dans l’organisme. Choisissez-en une autre.',
    en: 'One of these people no longer has an account here. Choose another.',
  },
};
