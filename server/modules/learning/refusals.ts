import type { RefusalTexts } from '../../kernel/refusal.ts';
import { packageRefusals } from './domain/manifest/index.ts';

export const refusals: RefusalTexts = {
  ...packageRefusals,
  PACKAGE_NOT_IN_PREVIEW: {
    status: 409,
    fr: 'Cette version du module est déjà publiée ou retirée. Rechargez la page pour voir où elle en est.',
    en: 'This version of the package is already published or retired. Reload the page to see where it stands.',
  },
  PATH_NOT_DRAFT: {
    status: 409,
    fr: 'Le parcours d’une version publiée ne change plus. Créez un nouveau brouillon de la formation, puis modifiez son parcours.',
    en: 'The path of a published version no longer changes. Start a new draft of the program, then change its path.',
  },
  PATH_CHANGED: {
    status: 409,
    fr: 'Quelqu’un d’autre a enregistré ce parcours entre-temps. Rechargez la page, puis refaites vos changements.',
    en: 'Somebody else saved this path in the meantime. Reload the page, then make your changes again.',
  },
  PATH_INVALID: {
    status: 422,
    fr: 'L’étape {position} n’est pas complète\u00a0: choisissez son contenu, et faites-la attendre une étape placée avant elle.',
    en: 'Step {position} is not complete: choose its content, and let it wait for a step placed before it.',
  },
  DOCUMENT_NOT_PDF: {
    status: 422,
    fr: 'Ce fichier n’est pas un PDF. Enregistrez votre document en PDF, puis déposez-le.',
    en: 'This file is not a PDF. Save your document as PDF, then drop it here.',
  },
  STEP_LOCKED: {
    status: 409,
    fr: 'Cette étape n’est pas encore ouverte. Terminez d’abord les étapes qui la précèdent.',
    en: 'This step is not open yet. Finish the steps before it first.',
  },
  STEP_NOT_PLAYABLE: {
    status: 409,
    fr: 'Cette étape ne s’ouvre pas ainsi. Revenez à votre parcours et choisissez-la de nouveau.',
    en: 'This step does not open this way. Go back to your path and choose it again.',
  },
  LAUNCH_CLOSED: {
    status: 409,
    fr: 'Ce module est ouvert dans une autre fenêtre ou votre accès a expiré. Fermez cette fenêtre et rouvrez le module depuis votre parcours.',
    en: 'This package is open in another window or your access has expired. Close this window and open the package again from your path.',
  },
  COMMIT_INVALID: {
    status: 422,
    fr: 'Le module a envoyé des données illisibles. Quittez-le, puis rouvrez-le\u00a0: il reprend où il a été enregistré.',
    en: 'The package sent data that cannot be read. Leave it, then open it again: it resumes where it was saved.',
  },
};
