export type SessionState =
  | 'DRAFT'
  | 'OPEN'
  | 'CONFIRMED'
  | 'IN_PROGRESS'
  | 'DELIVERED'
  | 'CLOSED'
  | 'POSTPONED'
  | 'CANCELLED';

/** Where a session may go from where it stands (domain dossier 8.1). */
const MOVES: Readonly<Record<SessionState, readonly SessionState[]>> = {
  DRAFT: ['OPEN', 'CANCELLED'],
  OPEN: ['CONFIRMED', 'POSTPONED', 'CANCELLED'],
  CONFIRMED: ['IN_PROGRESS', 'POSTPONED', 'CANCELLED'],
  IN_PROGRESS: ['DELIVERED', 'CANCELLED'],
  DELIVERED: ['CLOSED'],
  CLOSED: [],
  POSTPONED: ['OPEN', 'CANCELLED'],
  CANCELLED: [],
};

export function nextStates(state: SessionState): readonly SessionState[] {
  return MOVES[state];
}

/** Moves that must say why: they are read by the people concerned and by auditors. */
export function needsReason(to: SessionState): boolean {
  return to === 'POSTPONED' || to === 'CANCELLED';
}

/** States in which somebody may still be enrolled. */
export const ENROLLABLE: readonly SessionState[] = ['DRAFT', 'OPEN', 'CONFIRMED', 'IN_PROGRESS'];
