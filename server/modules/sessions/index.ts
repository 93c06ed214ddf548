import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { sessionRoutes } from './http/sessions.routes.ts';
import { followCalendarJob } from './jobs/follow-calendar.ts';
import { personalData } from './personal-data.ts';
import type { ClosingChecks } from './ports.ts';
import { refusals } from './refusals.ts';

export { parisInstant } from './domain/paris-time.ts';
export type { SessionState } from './domain/session-states.ts';
export { findSession, type SessionDetails, type SlotRow } from './store/session.read.ts';
export { giveSeatBack, holdSession, holdSlot, takeSeats } from './store/session.store.ts';
export { changeSlot } from './use-cases/change-slot.ts';

/** Dated occurrences of programs: half-days, trainers, rooms, seats. */
export const sessionsModule = (checks: ClosingChecks): Module => ({
  name: 'sessions',
  routes: sessionRoutes(checks),
  jobs: [followCalendarJob],
  actions,
  refusals,
  personalData,
});
