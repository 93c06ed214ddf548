import { defineMessages } from '../app/i18n.ts';

/** Names of the kinds of documents, the same on every screen. */
export const documentNames = defineMessages({
  fr: {
    certificateOfCompletion: 'Certificat de réalisation',
    attendanceSheet: 'Feuille d’émargement',
    remoteActivityRecord: 'Relevé d’activités à distance',
    agreement: 'Convention',
    convocation: 'Convocation',
    program: 'Programme',
    internalRules: 'Règlement intérieur',
    welcomeBooklet: 'Livret d’accueil',
    trainingCertificate: 'Attestation de fin de formation',
    attendanceCertificate: 'Attestation d’assiduité',
  },
  en: {
    certificateOfCompletion: 'Certificat de réalisation',
    attendanceSheet: 'Attendance sheet',
    remoteActivityRecord: 'Record of remote activities',
    agreement: 'Training agreement',
    convocation: 'Convocation',
    program: 'Programme',
    internalRules: 'Internal rules',
    welcomeBooklet: 'Welcome booklet',
    trainingCertificate: 'Training certificate',
    attendanceCertificate: 'Attendance certificate',
  },
});
