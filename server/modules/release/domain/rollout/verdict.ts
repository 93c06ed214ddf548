import { upperBound } from './binomial.ts';
import { type Bucket, evidenceByMinute, smallestRatioSeen } from './e-process.ts';
import type { Past } from './past.ts';
import { SIGNALS, type SignalName, type ZeroTolerance } from './signals.ts';

/** Evidence at which the version is taken back, and at which it waits for a person. */
export const ROLLBACK_AT = 100;
export const PAUSE_AT = 10;
/** Minutes without a word from the canary after which nobody knows how it does. */
export const SILENCE_MN = 5;

export type SignalBucket = Bucket & { readonly signal: SignalName };

export type SignalVerdict = {
  readonly signal: SignalName;
  readonly level: 'ok' | 'watch' | 'alarm' | 'insufficient';
  readonly evidence: number;
  readonly stable: { readonly units: number; readonly failures: number };
  readonly canary: { readonly units: number; readonly failures: number };
  /** The canary's true rate is below this with 95 % confidence; parts per million. */
  readonly upperPpm: number;
  /** How many times worse the canary would have to be to be seen with these measures; null when it would not be. */
  readonly smallestRatio: number | null;
};

export type Verdict = {
  readonly decision: 'healthy' | 'insufficient' | 'pause' | 'rollback';
  readonly because: 'zero-tolerance' | 'evidence' | 'silence' | 'few-measures' | 'nothing-wrong';
  /** Average of the signals' evidence, at its highest: what decides. */
  readonly evidence: number;
  readonly signals: readonly SignalVerdict[];
};

export type Observed = {
  readonly buckets: readonly SignalBucket[];
  /** What the roles that are all on the canary did before. */
  readonly past: readonly (Past & { readonly signal: SignalName })[];
  readonly zeroTolerance: readonly ZeroTolerance[];
  /** Minutes since the canary last said anything; null when it never has. */
  readonly silentMn: number | null;
};

/**
 * The verdict on a canary, from its buckets alone: the same buckets give the same verdict, on any day.
 *
 * Little data is insufficient and never a rollback; silence is a pause. A grave fact is a rollback at its first occurrence.
 */
export function verdictOf({ buckets, past, zeroTolerance, silentMn }: Observed): Verdict {
  const watched = SIGNALS.map(({ name, minUnits }) => {
    const own = ofSignal(buckets, name);
    const path = evidenceByMinute(own, ofSignal(past, name));
    return { path, verdict: signalVerdict(name, own, { minUnits, path }) };
  });
  const signals = watched.map(({ verdict }) => verdict);
  const evidence = peakOfAverage(watched.map(({ path }) => path));
  const said = (decision: Verdict['decision'], because: Verdict['because']) => ({
    decision,
    because,
    evidence,
    signals,
  });
  if (zeroTolerance.length > 0) return said('rollback', 'zero-tolerance');
  if (evidence >= ROLLBACK_AT) return said('rollback', 'evidence');
  if (evidence >= PAUSE_AT) return said('pause', 'evidence');
  if (silentMn === null || silentMn >= SILENCE_MN) return said('pause', 'silence');
  if (signals.some(({ signal, level }) => signal === 'errors' && level === 'insufficient'))
    return said('insufficient', 'few-measures');
  return said('healthy', 'nothing-wrong');
}

/** Roles of which nobody is left on stable: they can only be compared with their own past. */
export function rolesAllOnCanary(buckets: readonly SignalBucket[]): string[] {
  const onStable = new Set(buckets.filter(({ pool }) => pool === 'stable').map(({ role }) => role));
  return [...new Set(buckets.map(({ role }) => role))].filter((role) => !onStable.has(role));
}

const ofSignal = <One extends { readonly signal: SignalName }>(all: readonly One[], name: SignalName) =>
  all.filter(({ signal }) => signal === name);

type Path = readonly { minute: number; value: number }[];

function signalVerdict(
  signal: SignalName,
  buckets: readonly Bucket[],
  { minUnits, path }: { minUnits: number; path: Path },
): SignalVerdict {
  const counts = (pool: Bucket['pool']) =>
    buckets
      .filter((bucket) => bucket.pool === pool)
      .reduce((sum, { units, failures }) => ({ units: sum.units + units, failures: sum.failures + failures }), {
        units: 0,
        failures: 0,
      });
  const [stable, canary] = [counts('stable'), counts('canary')];
  const evidence = Math.max(1, ...path.map(({ value }) => value));
  const level =
    evidence >= ROLLBACK_AT
      ? 'alarm'
      : evidence >= PAUSE_AT
        ? 'watch'
        : canary.units < minUnits
          ? 'insufficient'
          : 'ok';
  return {
    signal,
    level,
    evidence,
    stable,
    canary,
    upperPpm: Math.round(upperBound(canary.failures, canary.units) * 1_000_000),
    // Alone, a signal takes the version back when it outweighs the others in the average.
    smallestRatio: smallestRatioSeen(stable, canary, ROLLBACK_AT * SIGNALS.length),
  };
}

/** Highest value of the average of several paths, a signal without a failure counting for 1. */
function peakOfAverage(paths: readonly Path[]): number {
  const minutes = [...new Set(paths.flatMap((path) => path.map(({ minute }) => minute)))].sort((a, b) => a - b);
  const next = paths.map(() => 0);
  const value = paths.map(() => 1);
  let peak = 1;
  for (const minute of minutes) {
    for (const [index, path] of paths.entries()) {
      while ((path[next[index] ?? 0]?.minute ?? Number.POSITIVE_INFINITY) <= minute) {
        value[index] = path[next[index] ?? 0]?.value ?? 1;
        next[index] = (next[index] ?? 0) + 1;
      }
    }
    peak = Math.max(peak, value.reduce((sum, one) => sum + one, 0) / value.length);
  }
  return peak;
}
