import type { ReportRow } from '../../store/support/problem-report.read.ts';

/** Instants inside JSON come as the database writes them. */
export const presentEvents = (events: ReportRow['events']) =>
  events.map(({ at, ...event }) => ({ ...event, at: new Date(at).toISOString() }));
