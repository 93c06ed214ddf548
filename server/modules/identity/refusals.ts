import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  SIGN_IN_REFUSED: {
    status: 401,
    fr: 'Adresse ou mot de passe non reconnus. Vérifiez les deux, ou demandez un nouveau mot de passe.',
    en: 'Address or password not recognised. Check both, or ask for a new password.',
  },
  LINK_OVER: {
    status: 410,
    fr: 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau\u00a0: il arrive en une minute.',
    en: 'This link was used already or is over. Ask for a new one: it arrives within a minute.',
  },
  PASSWORD_WEAK: {
    status: 422,
    fr: 'Ce mot de passe est trop facile à deviner. Choisissez au moins douze caractères, par exemple quatre mots sans rapport entre eux, sans votre nom.',
    en: 'This password is too easy to guess. Choose at least twelve characters, for instance four unrelated words, without your name.',
  },
  PASSWORD_WRONG: {
    status: 422,
    fr: 'Le mot de passe actuel n’est pas le bon. Vérifiez-le, ou demandez-en un nouveau par courriel.',
    en: 'The current password is not right. Check it, or ask for a new one by mail.',
  },
  CODE_WRONG: {
    status: 422,
    fr: 'Ce code n’est pas le bon ou a déjà servi. Attendez le code suivant de votre application, ou utilisez un code de secours.',
    en: 'This code is not right or was used already. Wait for the next one of your application, or use a recovery code.',
  },
  SECOND_FACTOR_THERE: {
    status: 409,
    fr: 'Ce compte a déjà un second facteur. Retirez-le d’abord pour en ajouter un autre.',
    en: 'This account has a second factor already. Remove it first to add another.',
  },
  INVITATION_INCOMPLETE: {
    status: 422,
    fr: 'Il manque une information\u00a0: choisissez l’entreprise d’un responsable, ou la date de fin d’accès d’un auditeur.',
    en: 'Something is missing: choose the company of a company manager, or the end of an auditor’s access.',
  },
  ROLE_NOT_YOURS_TO_GIVE: {
    status: 403,
    fr: 'Vous ne pouvez pas gérer les comptes de ce rôle. Demandez à la direction ou à l’administrateur système.',
    en: 'You cannot manage accounts of this role. Ask the management or the system administrator.',
  },
  ACCOUNT_IS_YOURS: {
    status: 409,
    fr: 'Vous ne pouvez pas suspendre votre propre compte. Demandez à une autre personne de le faire.',
    en: 'You cannot suspend your own account. Ask somebody else to do it.',
  },
  SCOPE_UNKNOWN: {
    status: 422,
    fr: 'Un des droits demandés n’existe pas. Choisissez-les dans la liste.',
    en: 'One of the rights asked for does not exist. Choose them from the list.',
  },
};
