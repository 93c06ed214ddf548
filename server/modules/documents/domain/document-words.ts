import type { DocumentKind } from './document-kinds.ts';

const WORDS: Readonly<Record<DocumentKind, { readonly fr: string; readonly en: string }>> = {
  certificateOfCompletion: { fr: 'certificat de réalisation', en: 'certificate of completion' },
  attendanceSheet: { fr: 'feuille d’émargement', en: 'attendance sheet' },
  remoteActivityRecord: { fr: 'relevé d’activités à distance', en: 'record of remote activities' },
  agreement: { fr: 'convention de formation', en: 'training agreement' },
  convocation: { fr: 'convocation', en: 'convocation' },
  program: { fr: 'programme', en: 'programme' },
  internalRules: { fr: 'règlement intérieur', en: 'internal rules' },
  welcomeBooklet: { fr: 'livret d’accueil', en: 'welcome booklet' },
  trainingCertificate: { fr: 'attestation de fin de formation', en: 'training certificate' },
  attendanceCertificate: { fr: 'attestation d’assiduité', en: 'attendance certificate' },
};

/** `convocation, programme et livret d’accueil`, in the order of the office. */
export function documentsInWords(kinds: readonly DocumentKind[], language: 'fr' | 'en'): string {
  const order = Object.keys(WORDS);
  const words = kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)).map((kind) => WORDS[kind][language]);
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}
