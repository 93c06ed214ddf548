import { Refusal } from '../../../kernel/refusal.ts';
import { fullName } from '../domain/french.ts';
import { scheduleOf } from '../domain/schedule.ts';
import type { Attendee } from '../store/dossier.read.ts';
import type { Dossier } from './read-dossier.ts';
import { headOf, sessionFacts } from './session-facts.ts';

/** What one person is told before a session. Source: Qualiopi referential, indicator 9. */
export function convocationFacts(dossier: Dossier, person: Attendee) {
  if (dossier.slots.length === 0) throw new Refusal('CONVOCATION_NO_SLOT');
  return {
    organisation: headOf(dossier),
    session: sessionFacts(dossier),
    learner: { name: fullName(person), company: person.companyName },
    objectives: dossier.program.objectives,
    schedule: scheduleOf(dossier.slots),
    remote: dossier.program.elearningMn > 0,
    notice: dossier.texts.convocationNotice.articles,
  };
}
