import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  PROGRAM_NOT_PUBLISHED: {
    status: 409,
    fr: 'Cette formation n’est pas publiée. Publiez-la dans le catalogue avant de planifier.',
    en: 'This program is not published. Publish it in the catalogue first.',
  },
  SLOTS_INVALID: {
    status: 400,
    fr: 'La demi-journée du {day} n’est pas valable : elle finit avant de commencer, sort des dates de la session ou existe deux fois.',
    en: 'The half-day of {day} is not valid: it ends before it starts, is outside the session or exists twice.',
  },
  PLANNING_CONFLICT: {
    status: 409,
    fr: '{name} est déjà pris sur {count} demi-journée(s), dans {code}. Changez les dates, ou confirmez que vous les gardez.',
    en: '{name} is already taken on {count} half-day(s), in {code}. Change the dates, or confirm that you keep them.',
  },
  SESSION_MOVE_REFUSED: {
    status: 409,
    fr: 'La session ne peut pas passer à cet état. Rechargez la page pour voir où elle en est.',
    en: 'The session cannot move to this state. Reload the page to see where it stands.',
  },
  SHEETS_NOT_SEALED: {
    status: 409,
    fr: '{count} demi-journée(s) ne sont pas contresignées. Faites clore leurs feuilles, puis clôturez la session.',
    en: '{count} half-day(s) are not countersigned. Have their sheets sealed, then close the session.',
  },
  SESSION_OVER: {
    status: 409,
    fr: 'Cette session est réalisée, close ou annulée : elle ne change plus.',
    en: 'This session is delivered, closed or cancelled: it no longer changes.',
  },
  SEATS_TAKEN: {
    status: 409,
    fr: '{taken} personne(s) sont déjà inscrites. Le maximum ne peut pas être plus bas.',
    en: '{taken} person(s) are enrolled already. The maximum cannot be lower.',
  },
  REASON_NEEDED: {
    status: 400,
    fr: 'Donnez la raison : elle est gardée au journal.',
    en: 'Give the reason: it is kept in the journal.',
  },
  SESSION_FULL: {
    status: 409,
    fr: 'Il ne reste que {left} place(s) et vous inscrivez {asked} personne(s). Retirez des noms ou augmentez le nombre de places.',
    en: 'Only {left} seat(s) are left and you are enrolling {asked}. Remove names or raise the number of seats.',
  },
};
