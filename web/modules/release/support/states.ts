/** Names under which the badge knows the states of a report. */
export const STATES = { open: 'REPORT_OPEN', answered: 'REPORT_ANSWERED', closed: 'REPORT_CLOSED' } as const;
