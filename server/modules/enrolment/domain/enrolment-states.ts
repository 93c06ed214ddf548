export type EnrolmentStatus =
  | 'PROSPECTIVE'
  | 'REGISTERED'
  | 'CONFIRMED'
  | 'CONVOKED'
  | 'POSITIONED'
  | 'IN_TRAINING'
  | 'COMPLETED'
  | 'DROPPED_OUT'
  | 'NO_SHOW'
  | 'CANCELLED'
  | 'REPLACED';

/** Statuses from which an enrolment may still be cancelled: nothing was delivered yet. */
export const CANCELLABLE: readonly EnrolmentStatus[] = [
  'PROSPECTIVE',
  'REGISTERED',
  'CONFIRMED',
  'CONVOKED',
  'POSITIONED',
];
