import type { RefusalTexts } from '../../kernel/refusal.ts';

export const refusals: RefusalTexts = {
  CERTIFICATE_NO_HOURS: {
    status: 409,
    fr: 'Aucune heure n’est prouvée pour cette personne\u00a0: un certificat de réalisation ne peut pas être émis. Vérifiez ses présences et ses activités à distance.',
    en: 'No hour is proven for this person: no certificate can be issued. Check their presence and remote activities.',
  },
  CERTIFICATE_SHEETS_OPEN: {
    status: 409,
    fr: 'Il reste {count} demi-journée(s) à contre-signer. Faites finaliser les feuilles d’émargement, puis émettez le certificat.',
    en: '{count} half-day(s) are not countersigned yet. Have the sheets finalised, then issue the certificate.',
  },
  NOTHING_TO_ISSUE: {
    status: 409,
    fr: 'Aucun certificat n’est à émettre pour cette session\u00a0: tous sont déjà à jour, ou aucune heure n’est prouvée.',
    en: 'No certificate is to be issued for this session: all are up to date, or no hour is proven.',
  },
  SHEET_NOTHING_SEALED: {
    status: 409,
    fr: 'Aucune demi-journée de cette session n’est finalisée. Faites contre-signer au moins une demi-journée, puis émettez la feuille.',
    en: 'No half-day of this session is finalised. Have at least one countersigned, then issue the sheet.',
  },
  DOCUMENT_NOT_ISSUED: {
    status: 409,
    fr: 'Ce document est déjà révoqué ou remplacé. Rechargez la page pour voir son état.',
    en: 'This document is already revoked or replaced. Reload the page to see its state.',
  },
  CONVOCATION_NO_SLOT: {
    status: 409,
    fr: 'Cette session n’a pas encore de demi-journée\u00a0: une convocation ne dirait ni quand ni où venir. Planifiez-la d’abord.',
    en: 'This session has no half-day yet: a convocation would say neither when nor where to come. Plan it first.',
  },
  AGREEMENT_NO_PRICE: {
    status: 409,
    fr: 'Le prix convenu avec {company} manque, ou il est à zéro. Saisissez-le dans «\u00a0Conditions\u00a0», puis produisez la convention.',
    en: 'The price agreed with {company} is missing or zero. Enter it under “Terms”, then make the agreement.',
  },
  TEXT_TAG_UNKNOWN: {
    status: 400,
    fr: 'La balise {{tag}} n’existe pas. Choisissez-en une dans la liste, ou retirez les accolades.',
    en: 'There is no tag {{tag}}. Choose one of the list, or remove the braces.',
  },
  TEXT_CHANGED_MEANWHILE: {
    status: 409,
    fr: 'Quelqu’un a enregistré ce texte entre-temps. Rechargez la page, puis refaites votre modification.',
    en: 'Somebody has saved this text meanwhile. Reload the page, then make your change again.',
  },
  DISPATCH_NOTHING_NEW: {
    status: 409,
    fr: 'Ces documents attendent déjà de partir. Rechargez la page pour voir l’envoi en attente.',
    en: 'These documents wait to leave already. Reload the page to see what waits.',
  },
  NOBODY_TO_WRITE_TO: {
    status: 409,
    fr: 'Aucune de ces personnes n’a d’adresse électronique. Ajoutez-la sur leur fiche, ou remettez les documents en main propre.',
    en: 'None of these people has an e-mail address. Add it to their card, or hand the documents over.',
  },
  DISPATCH_GONE: {
    status: 409,
    fr: 'Cet envoi est parti, il ne peut plus être annulé. Corrigez le document puis renvoyez-le\u00a0: le lien reçu dira qu’il est remplacé.',
    en: 'These documents left and can no longer be taken back. Correct the document and send it again: the link says it is replaced.',
  },
  DOCUMENT_LINK_UNKNOWN: {
    status: 404,
    fr: 'Ce lien n’ouvre aucun document\u00a0: il est incomplet ou trop ancien. Reprenez-le dans le courriel, ou demandez un nouvel envoi.',
    en: 'This link opens no document: it is incomplete or too old. Take it again from the mail, or ask for another one.',
  },
  OUTCOMES_NOT_NOTED: {
    status: 409,
    fr: 'Les acquis de cette personne ne sont pas notés. Notez-les dans l’onglet «\u00a0Acquis\u00a0», puis produisez l’attestation.',
    en: 'What this person acquired is not noted. Note it under “Outcomes”, then make the certificate.',
  },
};
