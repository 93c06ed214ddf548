import { frenchDay, frenchWeekday, fullName } from '../domain/french.ts';
import { decimalHours } from '../domain/provable-hours.ts';
import { refuseUnprovable } from './certificate-facts.ts';
import type { Dossier } from './read-dossier.ts';
import type { SubjectHours } from './read-hours.ts';
import { headOf } from './session-facts.ts';

/** Hours of one person, day by day, from sealed half-days and completed activities: the same hours as the certificate. */
export function attendanceCertificateFacts(dossier: Dossier, one: SubjectHours) {
  refuseUnprovable(one);
  const { subject, hours } = one;
  const days = Map.groupBy(
    hours.lines.toSorted((a, b) => a.day.localeCompare(b.day)),
    ({ day }) => day,
  );
  return {
    organisation: headOf(dossier),
    session: { code: subject.sessionCode, title: subject.sessionTitle },
    learner: { name: fullName(subject), company: subject.companyName },
    startsOn: frenchDay(subject.startsOn),
    endsOn: frenchDay(subject.endsOn),
    days: [...days].map(([day, lines]) => ({
      day: frenchWeekday(day),
      lines: lines.map(({ name, minutes }) => ({ name, hours: decimalHours(minutes) })),
      hours: decimalHours(lines.reduce((sum, { minutes }) => sum + minutes, 0)),
    })),
    capped: hours.cappedMn > 0 ? decimalHours(hours.cappedMn) : '',
    total: decimalHours(hours.totalMn),
  };
}
