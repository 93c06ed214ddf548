import type { RefusalTexts } from '../../../kernel/refusal.ts';

export const supportRefusals: RefusalTexts = {
  PROBLEM_MOVED: {
    status: 409,
    fr: 'Quelqu’un a répondu à ce signalement entre-temps. Relisez-le avant de continuer.',
    en: 'Somebody answered this report in the meantime. Read it again before you go on.',
  },
  PROBLEM_CLOSED: {
    status: 409,
    fr: 'Ce signalement est clos. La personne peut en faire un autre.',
    en: 'This report is closed. The person may make another one.',
  },
};
