/** What is watched. `operations` null: every operation. */
export type SignalName = 'errors' | 'slow' | 'scorm' | 'signature' | 'assessment' | 'client' | 'support';
export type Signal = {
  readonly name: SignalName;
  readonly operations: readonly Operation[] | null;
  /** Units on the canary below which nothing can be said for it. */
  readonly minUnits: number;
};

export type Operation = 'read' | 'write' | 'scorm' | 'signature' | 'assessment';

export const SIGNALS: readonly Signal[] = [
  { name: 'errors', operations: null, minUnits: 200 },
  { name: 'slow', operations: null, minUnits: 200 },
  { name: 'scorm', operations: ['scorm'], minUnits: 50 },
  { name: 'signature', operations: ['signature'], minUnits: 20 },
  { name: 'assessment', operations: ['assessment'], minUnits: 20 },
  // Whoever read a page this hour could have met a page that breaks, or told us of a problem.
  { name: 'client', operations: ['read'], minUnits: 200 },
  { name: 'support', operations: ['read'], minUnits: 200 },
];

/** Facts so grave that one is enough: what was signed is gone, a wall is down, the journal does not hold. */
export const ZERO_TOLERANCE = ['lost-signature', 'duplicate-invoice', 'other-company-data', 'broken-trail'] as const;
export type ZeroTolerance = (typeof ZERO_TOLERANCE)[number];

const OF_ROUTE: Readonly<Record<string, Operation>> = {
  'POST /commits': 'scorm',
  'POST /slots/:slotId/signatures': 'signature',
  'POST /slots/:slotId/countersignature': 'signature',
  'POST /signing/signatures': 'signature',
  'POST /enrolments/:enrolmentId/steps/:stepId/attempts': 'assessment',
  'PUT /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/answers': 'assessment',
  'POST /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/submission': 'assessment',
};

/** Routes by which people, or their pages, say that something fails: a call that is taken is a failure of this signal. */
const COMPLAINTS: Readonly<Record<string, SignalName>> = {
  'POST /client-errors': 'client',
  'POST /problem-reports': 'support',
};

/** The operation that a route belongs to. */
export function operationOf(routeKey: string): Operation {
  if (COMPLAINTS[routeKey]) return 'read';
  return OF_ROUTE[routeKey] ?? (routeKey.startsWith('GET ') ? 'read' : 'write');
}

/** Milliseconds above which an answer is slow. Everyday pages answer within 150 ms; documents are made in jobs. */
export const SLOW_MS: Readonly<Record<Operation, number>> = {
  read: 800,
  write: 1_500,
  scorm: 800,
  signature: 1_500,
  assessment: 1_500,
};

// Not failures of the version: nobody signed in, not allowed, asked too often.
const NOT_OURS: ReadonlySet<number> = new Set([401, 403, 429]);

/** Which signals an answer fails. A refusal of a signature or a commit counts: a version that refuses everybody is broken. */
export function failedSignals(routeKey: string, status: number, elapsedMs: number): SignalName[] {
  const operation = operationOf(routeKey);
  const failed: SignalName[] = [];
  const complaint = COMPLAINTS[routeKey];
  if (complaint && status < 300) failed.push(complaint);
  if (status >= 500) failed.push('errors');
  if (elapsedMs > SLOW_MS[operation]) failed.push('slow');
  const own = operation === 'scorm' || operation === 'signature' || operation === 'assessment';
  if (own && status >= 400 && !NOT_OURS.has(status)) failed.push(operation);
  return failed;
}

/** Signals for which a unit of this operation is an exposure. */
export function exposedSignals(operation: Operation): SignalName[] {
  return SIGNALS.filter(({ operations }) => operations === null || operations.includes(operation)).map(
    ({ name }) => name,
  );
}
