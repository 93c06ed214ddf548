import type { Article } from '../article.ts';

/** What a convocation says to everybody after what is particular to one person. Source: Qualiopi referential, indicator 9. */
export const convocationNotice: readonly Article[] = [
  {
    title: 'À préparer',
    text: 'De quoi prendre des notes, et un téléphone ou un ordinateur pour signer votre présence. Pour les activités à distance et les classes virtuelles\u00a0: un ordinateur récent, un navigateur à jour, du son.',
  },
  {
    title: 'En cas d’absence ou de retard',
    text: 'Prévenez-nous dès que possible\u00a0: {référent administratif}. Chaque demi-journée est signée sur place\u202f; une absence n’est pas attestée comme une heure de formation.',
  },
  {
    title: 'Handicap et besoins particuliers',
    text: 'Parlez-en en confidence à notre référent handicap, qui étudie avec vous les adaptations possibles\u00a0: {référent handicap}.',
  },
];
