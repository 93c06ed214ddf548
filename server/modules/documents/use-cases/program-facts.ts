import { frenchDay, frenchDuration, frenchEuros } from '../domain/french.ts';
import type { Dossier } from './read-dossier.ts';
import { headOf, sessionFacts } from './session-facts.ts';

const RECOGNITION = {
  attestation: 'Attestation de fin de formation',
  certificate: 'Certificat de l’organisme',
  rs: 'Certification enregistrée au répertoire spécifique (RS)',
  rncp: 'Certification enregistrée au RNCP',
  none: 'Aucune reconnaissance particulière',
} as const;

/** The text of the program that is in force for a session. Source: Qualiopi referential, indicators 1, 5 and 6. */
export function programFacts(dossier: Dossier) {
  const { program, slots } = dossier;
  const lengths = [
    [program.onsiteMn, 'en salle'],
    [program.virtualMn, 'en classe virtuelle'],
    [program.elearningMn, 'à distance'],
  ] as const;
  const trainers = slots.map(({ trainerName, trainerTitle }) => [trainerName, trainerTitle].filter(Boolean).join(', '));
  return {
    organisation: headOf(dossier),
    session: sessionFacts(dossier),
    code: program.code,
    versionNumber: program.versionNumber,
    publishedOn: program.publishedAt ? frenchDay(program.publishedAt) : '',
    title: program.title,
    summary: program.summary,
    audience: program.audience,
    prerequisites: program.prerequisites || 'Aucun',
    objectives: program.objectives,
    content: program.content.map(({ title, text, plannedMn }) => ({
      title,
      text,
      duration: plannedMn > 0 ? frenchDuration(plannedMn) : '',
    })),
    duration: frenchDuration(program.onsiteMn + program.virtualMn + program.elearningMn),
    durationSplit: lengths
      .filter(([minutes]) => minutes > 0)
      .map(([minutes, where]) => `${frenchDuration(minutes)} ${where}`)
      .join(', '),
    group: `de ${program.seatsMin} à ${program.seatsMax} personnes`,
    price: program.priceCents > 0 ? `${frenchEuros(program.priceCents)} par personne` : 'Sur devis',
    vatMention: program.priceCents > 0 ? dossier.organisation.vatMention : '',
    methods: program.methods,
    trainers: [...new Set(trainers)].filter(Boolean),
    assessment: program.assessment,
    accessibility: program.accessibility,
    accessDelay: program.accessDelay,
    recognition: RECOGNITION[program.recognition],
    notice: dossier.texts.programNotice.articles,
  };
}
