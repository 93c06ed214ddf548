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
  CLOSED: ['DELIVERED'],
  POSTPONED: ['OPEN', 'CANCELLED'],
  CANCELLED: [],
};

export function nextStates(state: SessionState): readonly SessionState[] {
  return MOVES[state];
}

type Move = { readonly from: SessionState; readonly to: SessionState };

/** Moves that must say why, postponing, cancelling and reopening: people concerned and auditors read them. */
export function needsReason({ from, to }: Move): boolean {
  return to === 'POSTPONED' || to === 'CANCELLED' || from === 'CLOSED';
}

/** Why a session may not move, or null when it may. */
export function moveRefusal(move: Move, reason: string): 'REASON_NEEDED' | 'SESSION_MOVE_REFUSED' | null {
  if (!nextStates(move.from).includes(move.to)) return 'SESSION_MOVE_REFUSED';
  return needsReason(move) && !reason ? 'REASON_NEEDED' : null;
}

/** Whether dates, places and seats may still change: the session is neither given nor given up. */
export function isLiving(state: SessionState): boolean {
  return !['DELIVERED', 'CLOSED', 'CANCELLED'].includes(state);
}

/** States in which somebody may still be enrolled. */
export const ENROLLABLE: readonly SessionState[] = ['DRAFT', 'OPEN', 'CONFIRMED', 'IN_PROGRESS'];
