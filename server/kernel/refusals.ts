import type { RefusalTexts } from './refusal.ts';

/** Refusals that every route may give. */
export const kernelRefusals: RefusalTexts = {
  NOT_FOUND: {
    status: 404,
    fr: 'Cette page n’existe pas ou ne vous est pas ouverte. Revenez à l’accueil.',
    en: 'This page does not exist or is not open to you. Go back to the home page.',
  },
  SIGN_IN_NEEDED: { status: 401, fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  SECOND_FACTOR_NEEDED: {
    status: 401,
    fr: 'Confirmez votre connexion avec votre second facteur.',
    en: 'Confirm your sign-in with your second factor.',
  },
  NOT_ALLOWED: {
    status: 403,
    fr: 'Votre rôle n’ouvre pas cette action. Demandez à votre administrateur.',
    en: 'Your role does not open this action. Ask your administrator.',
  },
  TOKEN_SCOPE_MISSING: {
    status: 403,
    fr: 'Ce jeton n’a pas le droit « {scope} ». Créez un jeton qui l’a.',
    en: 'This token lacks the “{scope}” right. Create one that has it.',
  },
  FOREIGN_REQUEST: {
    status: 403,
    fr: 'Cette demande ne vient pas de FormaPro. Ouvrez FormaPro et recommencez.',
    en: 'This request does not come from FormaPro. Open FormaPro and try again.',
  },
  INVALID_INPUT: {
    status: 400,
    fr: 'Il y a une erreur dans : {fields}. Corrigez puis recommencez.',
    en: 'There is an error in: {fields}. Correct it and try again.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    fr: 'Ce fichier est trop lourd. Réduisez-le ou découpez-le.',
    en: 'This file is too large. Reduce or split it.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    fr: 'Cette demande a déjà servi avec un autre contenu. Rechargez la page et recommencez.',
    en: 'This request was already used with other content. Reload the page and try again.',
  },
  TOO_MANY_TRIES: {
    status: 429,
    fr: 'Trop d’essais. Attendez {minutes} minutes avant de recommencer.',
    en: 'Too many tries. Wait {minutes} minutes before trying again.',
  },
  OUTAGE: {
    status: 503,
    fr: 'Un service extérieur ne répond pas. Rien n’est perdu, recommencez dans {minutes} min.',
    en: 'An outside service does not answer. Nothing is lost, try again in {minutes} min.',
  },
  DEFECT: {
    status: 500,
    fr: 'FormaPro n’a pas pu terminer. Rien n’a été changé. Donnez la référence à l’assistance.',
    en: 'FormaPro could not finish. Nothing was changed. Give the reference to support.',
  },
};
