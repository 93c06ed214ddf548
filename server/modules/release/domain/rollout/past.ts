import { upperBound } from './binomial.ts';

/** What one role did before the rollout, on whatever version it had: the only comparison once it is all on the canary. */
export type Past = {
  readonly role: string;
  readonly operation: string;
  readonly units: number;
  readonly failures: number;
};

/** How sure one must be that the rate before was not higher. */
const CONFIDENCE = 0.99;
/** A rate that no ratio passes: somebody always succeeds. */
const HIGHEST = 0.95;

/**
 * The most that the rate of failures was before, one chance in a hundred apart. Measuring against the most, and not the
 * likeliest, keeps the evidence honest when the past is short: little past shows little.
 */
export const rateBefore = ({ failures, units }: Past): number => upperBound(failures, units, CONFIDENCE);

/**
 * What units and failures on the canary add to the logarithm of the evidence that it fails `ratio` times more often than
 * it did before.
 */
export function logAgainstPast(
  rate: number,
  ratio: number,
  { units, failures }: { units: number; failures: number },
): number {
  const worse = Math.min(HIGHEST, rate * ratio);
  if (worse <= rate) return 0;
  const ofSuccess = Math.log((1 - worse) / (1 - rate));
  // A unit counts as a success when it is first seen; one that fails later is counted again as what it became.
  return units * ofSuccess + failures * (Math.log(worse / rate) - ofSuccess);
}
