/** What was measured while so many connections asked at once. Times in milliseconds. */
export type LoadMeasure = {
  readonly connections: number;
  readonly requests: number;
  readonly failures: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
};

/** Connections that the deployment plan asks for. */
export const LOAD_CONNECTIONS = 300;
/** Bounds of case CR-PER-01 of the cahier: p95 and p99 in milliseconds, failures in ten thousandths of the requests. */
const MOST_P95_MS = 800;
const MOST_P99_MS = 2_000;
const MOST_FAILURES_BP = 10;

/** Whether a measure is within the bounds of the plan. Nothing answered, or fewer connections, proves nothing. */
export function isLoadBorne({ connections, requests, failures, p95Ms, p99Ms }: LoadMeasure): boolean {
  const asked = requests + failures;
  return (
    connections >= LOAD_CONNECTIONS &&
    requests > 0 &&
    10_000 * failures <= MOST_FAILURES_BP * asked &&
    p95Ms <= MOST_P95_MS &&
    p99Ms <= MOST_P99_MS
  );
}
