import { frenchDays, frenchDuration, spacedSiret } from '../domain/french.ts';
import { plannedMinutes } from '../domain/schedule.ts';
import type { Dossier } from './read-dossier.ts';

/** The organisation at the top of every document. How it looks is not part of what is said. */
export function headOf({ organisation }: Dossier) {
  const { brandColor: _, logoFileId: __, revision: ___, siret, ...facts } = organisation;
  return { ...facts, siret: spacedSiret(siret) };
}

/** Dates and length of a session: half-days planned, and what the program foresees at a distance. */
export function sessionFacts({ session, slots, program }: Dossier) {
  const days = slots.length > 0 ? slots.map(({ day }) => day) : [session.startsOn, session.endsOn];
  const [presenceMn, remoteMn] = [plannedMinutes(slots), program.elearningMn];
  const parts = [
    presenceMn > 0 ? `${frenchDuration(presenceMn)} en ${slots.length} demi-journée${slots.length > 1 ? 's' : ''}` : '',
    remoteMn > 0 ? `${frenchDuration(remoteMn)} à distance` : '',
  ].filter(Boolean);
  return {
    code: session.code,
    title: session.title,
    dates: frenchDays(days),
    duration: frenchDuration(presenceMn + remoteMn),
    durationSplit: parts.join(' et '),
  };
}
