import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { listProvenPresences } from '../../attendance/index.ts';
import { listCompletedActivities } from '../../learning/index.ts';
import { type HoursLine, type ProvableHours, provableHours } from '../domain/provable-hours.ts';
import { findSubject, type Subject } from '../store/subject.read.ts';

export type SubjectHours = { readonly subject: Subject; readonly hours: ProvableHours; readonly sealedSlots: number };

const HALF = { morning: 'matin', afternoon: 'après-midi' } as const;

/** Provable hours of these enrolments, each line with what proves it. */
export async function hoursOf(ctx: Context, subjects: readonly Subject[]): Promise<SubjectHours[]> {
  const ids = subjects.map(({ enrolmentId }) => enrolmentId);
  const presences = Map.groupBy(await listProvenPresences(ctx, ids), ({ enrolmentId }) => enrolmentId);
  const activities = Map.groupBy(await listCompletedActivities(ctx, ids), ({ enrolmentId }) => enrolmentId);
  return subjects.map((subject) => {
    const attended = presences.get(subject.enrolmentId) ?? [];
    const lines: HoursLine[] = [
      ...attended.map((one) => ({
        kind: 'presence' as const,
        id: one.slotId,
        name: `${one.modality === 'virtualClass' ? 'Classe virtuelle' : 'Demi-journée'}, ${HALF[one.half]}`,
        day: one.day,
        minutes: one.attendedMn,
        evidence: one.sealedSha256,
      })),
      ...(activities.get(subject.enrolmentId) ?? []).map((one) => ({
        kind: 'activity' as const,
        id: one.stepId,
        name: one.title,
        day: parisDayOf(one.completedAt),
        minutes: one.plannedMn,
        evidence: one.evidence,
      })),
    ];
    return { subject, hours: provableHours(lines, subject.remoteCapMn), sealedSlots: attended.length };
  });
}

/** The ledger of one enrolment, as far as the caller may see it. */
export async function readHours(ctx: Context, enrolmentId: string): Promise<ProvableHours> {
  const subject = await findSubject(ctx, enrolmentId);
  if (!subject) throw new Refusal('NOT_FOUND');
  const [found] = await hoursOf(ctx, [subject]);
  if (!found) throw new Refusal('NOT_FOUND');
  return { ...found.hours, lines: [...found.hours.lines] };
}

const parisDayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(at);
