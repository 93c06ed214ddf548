import { Refusal } from '../../../kernel/refusal.ts';
import type { OutcomeRecord } from '../../assessment/index.ts';
import { frenchDay, fullName } from '../domain/french.ts';
import { decimalHours } from '../domain/provable-hours.ts';
import { refuseUnprovable } from './certificate-facts.ts';
import type { Dossier } from './read-dossier.ts';
import type { SubjectHours } from './read-hours.ts';
import { headOf, sessionFacts } from './session-facts.ts';

const WORDS = { acquired: 'Acquis', inProgress: 'En cours d’acquisition', notAcquired: 'Non acquis' } as const;

/**
 * What one person followed and acquired, objective by objective.
 *
 * Source: use of the trade since L.6353-1 of the Code du travail; Qualiopi referential, indicator 11.
 */
export function trainingCertificateFacts(dossier: Dossier, one: SubjectHours, noted: OutcomeRecord | undefined) {
  refuseUnprovable(one);
  const { objectives } = dossier.program;
  if (noted?.outcomes.length !== objectives.length) throw new Refusal('OUTCOMES_NOT_NOTED');
  return {
    organisation: headOf(dossier),
    session: sessionFacts(dossier),
    learner: { name: fullName(one.subject), company: one.subject.companyName },
    startsOn: frenchDay(one.subject.startsOn),
    endsOn: frenchDay(one.subject.endsOn),
    hours: decimalHours(one.hours.totalMn),
    method: noted.method,
    outcomes: objectives.map((objective, rank) => {
      const outcome = noted.outcomes[rank] ?? 'notAcquired';
      return { objective, outcome: WORDS[outcome], isAcquired: outcome === 'acquired' };
    }),
  };
}
