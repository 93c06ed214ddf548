import type { TrailActions } from '../../kernel/trail.ts';

export const actions: TrailActions = {
  'documents.issued': { fr: 'Document émis', en: 'Document issued' },
  'documents.superseded': {
    fr: 'Document remplacé par une version corrigée',
    en: 'Document replaced by a corrected version',
  },
  'documents.revoked': { fr: 'Document révoqué', en: 'Document revoked' },
  'documents.batch-started': { fr: 'Édition de certificats lancée', en: 'Batch of certificates started' },
  'documents.text-kept': { fr: 'Texte de l’organisme enregistré', en: 'Text of the organisation saved' },
  'documents.dispatch-started': { fr: 'Envoi de documents préparé', en: 'Sending of documents prepared' },
  'documents.dispatch-sent': { fr: 'Documents envoyés', en: 'Documents sent' },
  'documents.dispatch-undone': { fr: 'Envoi de documents annulé', en: 'Sending of documents undone' },
  'documents.handed-over': { fr: 'Document remis en main propre', en: 'Document handed over' },
};
