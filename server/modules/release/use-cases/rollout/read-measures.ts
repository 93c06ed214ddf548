import type { z } from 'zod';
import type { Rollout } from '../../../../../contract/rollout.ts';
import type { Context } from '../../../../kernel/context.ts';
import { SIGNALS } from '../../domain/rollout/signals.ts';
import { listHours, listSlices } from '../../store/rollout/health.store.ts';
import type { RolloutRow } from '../../store/rollout/rollout.store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const CURVE_HOURS = 72;

type View = z.input<typeof Rollout>;

/** Counts behind the verdict under way, for each role and operation. */
export async function slicesOf(
  ctx: Context,
  { canaryVersion, stableVersion, evidenceFrom }: RolloutRow,
): Promise<View['slices']> {
  const since = Math.floor(evidenceFrom.getTime() / MINUTE_MS);
  const counted = await listSlices(ctx, [stableVersion, canaryVersion], since);
  const keys = [...new Set(counted.map(({ role, operation }) => `${role} ${operation}`))];
  return keys.flatMap((key) => {
    const own = counted.filter(({ role, operation }) => `${role} ${operation}` === key);
    const [first] = own;
    if (!first) return [];
    const counts = (signal: string, wanted: string) => {
      const found = own.find((one) => one.signal === signal && one.version === wanted);
      return { units: found?.units ?? 0, failures: found?.failures ?? 0 };
    };
    const both = (signal: string) => ({
      stable: counts(signal, stableVersion),
      canary: counts(signal, canaryVersion),
    });
    return [{ role: first.role, operation: first.operation, errors: both('errors'), slow: both('slow') }];
  });
}

/** Hourly rates of the last three days. */
export async function curvesOf(
  ctx: Context,
  { canaryVersion, stableVersion, startedAt }: RolloutRow,
): Promise<View['curves']> {
  const from = Math.max(startedAt.getTime(), ctx.now.getTime() - CURVE_HOURS * HOUR_MS);
  const hours = await listHours(ctx, [stableVersion, canaryVersion], Math.floor(from / MINUTE_MS));
  return SIGNALS.map(({ name }) => {
    const own = hours.filter(({ signal }) => signal === name);
    const counts = (hour: number, wanted: string) => {
      const found = own.find((one) => one.hour === hour && one.version === wanted);
      return { units: found?.units ?? 0, failures: found?.failures ?? 0 };
    };
    return {
      signal: name,
      points: [...new Set(own.map(({ hour }) => hour))]
        .sort((a, b) => a - b)
        .map((hour) => ({
          hourAt: new Date(hour * HOUR_MS).toISOString(),
          stable: counts(hour, stableVersion),
          canary: counts(hour, canaryVersion),
        })),
    };
  });
}
