import type { RefusalTexts } from '../../../kernel/refusal.ts';

export const promotionRefusals: RefusalTexts = {
  ALREADY_PROMOTED: {
    status: 409,
    fr: 'Cette version est déjà entrée en {environment}. Relisez l’écran avant de continuer.',
    en: 'This build has already entered {environment}. Read the screen again before you go on.',
  },
  PROMOTION_TOO_EARLY: {
    status: 409,
    fr: 'Cette version n’a pas encore passé l’environnement qui précède {environment}. Les six se suivent dans l’ordre.',
    en: 'This build has not passed the environment before {environment} yet. The six come in order.',
  },
  PROMOTION_NOT_READY: {
    status: 409,
    fr: 'Il reste {count} condition(s) à remplir\u00a0: l’écran dit laquelle et quoi faire.',
    en: '{count} condition(s) are left to meet: the screen says which and what to do.',
  },
  PROMOTION_ALREADY_APPROVED: {
    status: 409,
    fr: 'Vous avez déjà donné votre accord pour cet environnement.',
    en: 'You have already approved this build for this environment.',
  },
  SUPPORT_NEEDS_A_DAY: {
    status: 422,
    fr: 'Dites jusqu’à quel jour l’assistance est assurée\u00a0: aujourd’hui ou plus tard.',
    en: 'Say until which day somebody answers: today or later.',
  },
  GATE_NEEDS_NO_WAIVER: {
    status: 409,
    fr: 'Cette condition est remplie, ou n’est pas demandée ici\u00a0: il n’y a rien à déroger.',
    en: 'This condition is met, or is not asked here: there is nothing to waive.',
  },
  GATE_WAIVER_EXISTS: {
    status: 409,
    fr: 'Une dérogation est déjà demandée pour cette condition. Une autre personne peut l’accorder.',
    en: 'A waiver is already asked for this condition. Another person may grant it.',
  },
};
