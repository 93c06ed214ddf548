export type WorkKind =
  | 'SHEET_TO_FINALISE'
  | 'SHEET_NOT_OPENED'
  | 'TRAINER_MISSING'
  | 'ROOM_MISSING'
  | 'LINK_MISSING'
  | 'TOO_FEW_PEOPLE'
  | 'SESSION_TO_CONFIRM'
  | 'CERTIFICATES_TO_ISSUE'
  | 'SESSION_TO_CLOSE'
  | 'AGREEMENT_TO_SEND'
  | 'CONVOCATION_TO_SEND'
  | 'DOCUMENT_NOT_DELIVERED';
export type WorkBucket = 'late' | 'today' | 'week' | 'next';
export type WorkFamily = 'sheets' | 'planning' | 'confirmations' | 'certificates' | 'closings' | 'documents';

/** What is done with the same gesture stands under the same filter. */
export const FAMILY_OF: Readonly<Record<WorkKind, WorkFamily>> = {
  SHEET_TO_FINALISE: 'sheets',
  SHEET_NOT_OPENED: 'sheets',
  TRAINER_MISSING: 'planning',
  ROOM_MISSING: 'planning',
  LINK_MISSING: 'planning',
  TOO_FEW_PEOPLE: 'planning',
  SESSION_TO_CONFIRM: 'confirmations',
  CERTIFICATES_TO_ISSUE: 'certificates',
  SESSION_TO_CLOSE: 'closings',
  AGREEMENT_TO_SEND: 'documents',
  CONVOCATION_TO_SEND: 'documents',
  DOCUMENT_NOT_DELIVERED: 'documents',
};

export function kindsOf(family: WorkFamily): WorkKind[] {
  return (Object.keys(FAMILY_OF) as WorkKind[]).filter((kind) => FAMILY_OF[kind] === family);
}

/**
 * Days after the end of a session by which its certificates are issued and it is closed. Product choices, not law:
 * the certificate is due "at the end of the training" (L.6353-1 of the Code du travail), without a number of days.
 */
export const CERTIFICATE_DAYS = 7;
export const CLOSING_DAYS = 30;

/** Days before the first half-day by which a session is confirmed or given up. A product choice. */
export const CONFIRMATION_DAYS = 7;
