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
  AUTHENTICATOR_THERE: {
    status: 409,
    fr: 'Ce compte a déjà une application d’authentification. Retirez-la d’abord pour en ajouter une autre.',
    en: 'This account has an authenticator already. Remove it first to add another.',
  },
  SECOND_FACTOR_LAST: {
    status: 409,
    fr: 'C’est votre dernier second facteur, et votre rôle en demande un. Ajoutez-en un autre, puis retirez celui-ci.',
    en: 'This is your last second factor, and your role needs one. Add another, then remove this one.',
  },
  SECOND_FACTOR_NONE: {
    status: 409,
    fr: 'Les codes de secours remplacent un second facteur perdu, et ce compte n’en a pas. Ajoutez-en un d’abord.',
    en: 'Recovery codes stand in for a lost second factor, and this account has none. Add one first.',
  },
  FACTOR_NOT_BY_LINK: {
    status: 403,
    fr: 'Un lien reçu par courriel ne suffit pas pour ajouter un second facteur. Connectez-vous avec votre mot de passe.',
    en: 'A link received by mail is not enough to add a second factor. Sign in with your password.',
  },
  STAFF_NOT_BY_LINK: {
    status: 403,
    fr: 'Un lien reçu par courriel n’ouvre pas ce rôle. Connectez-vous avec votre mot de passe ou votre clé d’accès.',
    en: 'A link received by mail does not open this role. Sign in with your password or your passkey.',
  },
  PASSKEY_REFUSED: {
    status: 401,
    fr: 'Cette clé d’accès n’a pas ouvert de compte. Recommencez, ou connectez-vous avec votre mot de passe.',
    en: 'This passkey opened no account. Try again, or sign in with your password.',
  },
  PASSKEY_NOT_ADDED: {
    status: 422,
    fr: 'La clé d’accès n’a pas pu être vérifiée. Recommencez, en restant sur cette page.',
    en: 'The passkey could not be verified. Try again, staying on this page.',
  },
  PASSKEY_THERE: {
    status: 409,
    fr: 'Cette clé d’accès est déjà enregistrée. Utilisez-la, ou choisissez un autre appareil.',
    en: 'This passkey is kept already. Use it, or choose another device.',
  },
  PASSKEYS_TOO_MANY: {
    status: 409,
    fr: 'Ce compte a déjà {limit} clés d’accès. Retirez celles qui ne servent plus.',
    en: 'This account has {limit} passkeys already. Remove those no longer used.',
  },
  INVITATION_INCOMPLETE: {
    status: 422,
    fr: 'Il manque une information\u00a0: choisissez l’entreprise d’un responsable, ou la date de fin d’accès d’un auditeur.',
    en: 'Something is missing: choose the company of a company manager, or the end of an auditor’s access.',
  },
  ACCESS_END_PAST: {
    status: 422,
    fr: 'La fin d’accès est déjà passée. Choisissez une date à venir.',
    en: 'The end of access is past already. Choose a date to come.',
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
  EMAIL_NEEDED: {
    status: 422,
    fr: 'Cette personne se connecte avec son adresse. Remplacez-la par une autre plutôt que de l’effacer.',
    en: 'This person signs in with their address. Replace it with another one instead of clearing it.',
  },
};
