import { logAgainstPast, type Past, rateBefore } from './past.ts';
import type { PoolName } from './routing-table.ts';

/**
 * Measures of one minute: how many units (one user, one operation, one hour) were first seen in it, and how many failed
 * for the first time in it. `hour` is whole hours since 1970.
 */
export type Bucket = {
  readonly minute: number;
  readonly pool: PoolName;
  readonly role: string;
  readonly operation: string;
  readonly units: number;
  readonly failures: number;
};

/** How many times worse the canary could be; the evidence is averaged over all of them. */
export const RATE_RATIOS = [1.5, 2, 3, 5, 10, 30] as const;

const MINUTES_PER_HOUR = 60;

type AtRisk = { hour: number; stable: number; canary: number };

/**
 * Evidence, minute after minute, that the canary fails more often than stable: an e-process.
 *
 * When somebody fails, the chance that they are on the canary is, without a regression, the canary's part of those who
 * could fail (same role, same operation, same hour). Each failure multiplies the evidence by how much likelier it would be
 * if the canary were so many times worse. Strata multiply, ratios are averaged. Without a regression the evidence passes
 * 100 at any time with a probability under 1 %, however often one looks (Ville).
 *
 * A stratum that is all on the canary has nobody to be compared with: its `past` stands for stable. The plan's first step
 * moves every trainer at once, so without it nothing that touches trainers alone would ever be seen.
 *
 * @returns the evidence after each minute that had a failure, in order.
 */
export function evidenceByMinute(
  buckets: readonly Bucket[],
  past: readonly Past[] = [],
): { minute: number; value: number }[] {
  const before = new Map(past.map((one) => [`${one.role} ${one.operation}`, rateBefore(one)]));
  const atRisk = new Map<string, AtRisk>();
  const logs = RATE_RATIOS.map(() => 0);
  const path: { minute: number; value: number }[] = [];
  for (const [minute, strata] of byMinute(buckets)) {
    const hour = Math.floor(minute / MINUTES_PER_HOUR);
    let hasFailure = false;
    for (const [stratum, { stable, canary }] of strata) {
      const rate = before.get(stratum);
      if (rate !== undefined) {
        hasFailure ||= canary.failures > 0;
        for (const [index, ratio] of RATE_RATIOS.entries())
          logs[index] = (logs[index] ?? 0) + logAgainstPast(rate, ratio, canary);
        continue;
      }
      const risk = riskOf(atRisk, stratum, hour);
      risk.stable += stable.units;
      risk.canary += canary.units;
      if (stable.failures + canary.failures > 0) {
        hasFailure = true;
        addFailures(logs, risk, { stable: stable.failures, canary: canary.failures });
      }
      risk.stable = Math.max(0, risk.stable - stable.failures);
      risk.canary = Math.max(0, risk.canary - canary.failures);
    }
    if (hasFailure) path.push({ minute, value: mean(logs.map(Math.exp)) });
  }
  return path;
}

function riskOf(atRisk: Map<string, AtRisk>, stratum: string, hour: number): AtRisk {
  const known = atRisk.get(stratum);
  if (known?.hour === hour) return known;
  const fresh = { hour, stable: 0, canary: 0 };
  atRisk.set(stratum, fresh);
  return fresh;
}

function addFailures(logs: number[], risk: AtRisk, failures: { stable: number; canary: number }): void {
  if (risk.stable === 0 || risk.canary === 0) return;
  const share = risk.canary / (risk.canary + risk.stable);
  for (const [index, ratio] of RATE_RATIOS.entries()) {
    const worse = (ratio * share) / (ratio * share + 1 - share);
    logs[index] =
      (logs[index] ?? 0) +
      failures.canary * Math.log(worse / share) +
      failures.stable * Math.log((1 - worse) / (1 - share));
  }
}

type Counts = { units: number; failures: number };
type Strata = Map<string, { stable: Counts; canary: Counts }>;

function byMinute(buckets: readonly Bucket[]): [number, Strata][] {
  const minutes = new Map<number, Strata>();
  for (const { minute, pool, role, operation, units, failures } of buckets) {
    const strata: Strata = minutes.get(minute) ?? new Map();
    minutes.set(minute, strata);
    const key = `${role} ${operation}`;
    const both = strata.get(key) ?? { stable: { units: 0, failures: 0 }, canary: { units: 0, failures: 0 } };
    strata.set(key, both);
    both[pool].units += units;
    both[pool].failures += failures;
  }
  return [...minutes].sort(([a], [b]) => a - b);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The smallest number of times worse that these exposures would have shown: with the failures to be expected at that
 * ratio, the evidence reaches `threshold`. Null when even a hundred times worse would have stayed unseen.
 */
export function smallestRatioSeen(
  stable: { units: number; failures: number },
  canary: { units: number },
  threshold: number,
): number | null {
  if (stable.units === 0 || canary.units === 0) return null;
  // Half a failure is added so that a perfect past does not promise a perfect future.
  const rate = Math.min(1, (stable.failures + 0.5) / (stable.units + 1));
  const wouldShow = (ratio: number) => {
    const logs = RATE_RATIOS.map(() => 0);
    const failures = { stable: rate * stable.units, canary: Math.min(1, rate * ratio) * canary.units };
    addFailures(logs, { hour: 0, stable: stable.units, canary: canary.units }, failures);
    return mean(logs.map(Math.exp)) >= threshold;
  };
  for (let ratio = 1.1; ratio <= 100; ratio *= 1.05) if (wouldShow(ratio)) return Math.round(ratio * 10) / 10;
  return null;
}
