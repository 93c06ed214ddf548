import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { neutralCsv } from '../../../kernel/spreadsheet/csv-out.ts';
import { nextStates, type SessionState } from '../domain/session-states.ts';
import { type PlannedSlot, planSlots } from '../domain/slot-plan.ts';
import { listConflicts } from '../store/conflict.read.ts';
import * as reads from '../store/session.read.ts';

export const { listSessions, listRooms } = reads;

/** One session with its half-days and where it may go next. */
export async function readSession(ctx: Context, sessionId: string) {
  const session = await reads.findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  const slots = await reads.listSlots(ctx, sessionId);
  return {
    ...session,
    nextStates: [...nextStates(session.state)],
    slots: slots.map((slot) => ({ ...slot, startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() })),
  };
}

/** What the planner sees while choosing dates. Half-days that cannot be planned clash with nothing yet. */
export async function readConflicts(
  ctx: Context,
  { slots, sessionId }: { slots: readonly PlannedSlot[]; sessionId: string | null },
) {
  const plan = planSlots(slots, { startsOn: '0000-01-01', endsOn: '9999-12-31' });
  const found = 'slots' in plan ? await listConflicts(ctx, plan.slots) : [];
  const conflicts = found.filter(({ otherSessionId }) => otherSessionId !== sessionId);
  return {
    conflicts: conflicts.map((one) => ({
      ...one,
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
    })),
  };
}

const STATE_WORDS: Readonly<Record<SessionState, string>> = {
  DRAFT: 'Brouillon',
  OPEN: 'Ouverte',
  CONFIRMED: 'Confirmée',
  IN_PROGRESS: 'En cours',
  DELIVERED: 'Réalisée',
  CLOSED: 'Close',
  POSTPONED: 'Reportée',
  CANCELLED: 'Annulée',
};

/** Everything the list shows, for a spreadsheet. At most 20,000 lines. */
export async function exportSessions(
  ctx: Context,
  asked: Omit<reads.SessionFilter, 'page' | 'size'>,
): Promise<Uint8Array> {
  const { rows } = await reads.listSessions(ctx, { ...asked, page: 1, size: 20_000 });
  return neutralCsv(
    ['Numéro', 'Formation', 'État', 'Début', 'Fin', 'Formateur', 'Lieu', 'Inscrits', 'Places'],
    rows.map((row) => [
      row.code,
      row.title,
      STATE_WORDS[row.state],
      row.startsOn,
      row.endsOn,
      row.trainerName ?? '',
      row.place ?? '',
      row.seatsTaken,
      row.seatsMax,
    ]),
  );
}
