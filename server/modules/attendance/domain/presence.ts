export type PresenceStatus =
  | 'EXPECTED'
  | 'PRESENT'
  | 'LATE'
  | 'LEFT_EARLY'
  | 'SIGNATURE_MISSING'
  | 'ABSENT_JUSTIFIED'
  | 'ABSENT_UNJUSTIFIED'
  | 'EXCUSED_BY_OF';
export type Mark = {
  readonly status: Exclude<PresenceStatus, 'EXPECTED' | 'SIGNATURE_MISSING'>;
  readonly lateMn: number;
  readonly earlyMn: number;
};
export type Signed = { readonly lateMn: number };
export type Presence = { readonly status: PresenceStatus; readonly lateMn: number; readonly earlyMn: number };

const ABSENCES: readonly string[] = ['ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'EXCUSED_BY_OF'];

export function isAbsence(status: PresenceStatus): boolean {
  return ABSENCES.includes(status);
}

/**
 * How somebody stands for a half-day, from their signature and the trainer's last mark.
 *
 * A mark wins over what the clock said, but a presence without a signature is never a presence: it is a missing signature,
 * which counts for nothing (the burden of proof is on the organisation, L.6362-6).
 */
export function presenceOf(signed: Signed | null, mark: Mark | null): Presence {
  if (mark && isAbsence(mark.status)) return { status: mark.status, lateMn: 0, earlyMn: 0 };
  if (!signed) return { status: mark ? 'SIGNATURE_MISSING' : 'EXPECTED', lateMn: 0, earlyMn: 0 };
  if (mark)
    return {
      status: mark.status,
      lateMn: mark.status === 'PRESENT' ? 0 : mark.lateMn,
      earlyMn: mark.status === 'PRESENT' ? 0 : mark.earlyMn,
    };
  return { status: signed.lateMn > 0 ? 'LATE' : 'PRESENT', lateMn: signed.lateMn, earlyMn: 0 };
}

/** Whether nothing is left to decide about somebody. */
export function isSettled({ status }: Presence): boolean {
  return status !== 'EXPECTED' && status !== 'SIGNATURE_MISSING';
}

/** Minutes that a half-day proves for one person: planned less late less early, never below zero; none without a signature. */
export function attendedMinutes({ status, lateMn, earlyMn }: Presence, plannedMn: number): number {
  const isPresent = status === 'PRESENT' || status === 'LATE' || status === 'LEFT_EARLY';
  return isPresent ? Math.max(0, plannedMn - lateMn - earlyMn) : 0;
}
