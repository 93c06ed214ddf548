import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  SIGN_IN_REFUSED: {
    status: 401,
    fr: 'Adresse ou mot de passe non reconnus. Vérifiez les deux, ou demandez un nouveau mot de passe.',
    en: 'Address or password not recognised. Check both, or ask for a new password.',
  },
};
