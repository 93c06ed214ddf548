import type { Company, Population } from './population.ts';
import { reached, shareOf } from './population.ts';

type Pair = readonly [Company, Company];
export type PilotPair = { readonly companies: Pair; readonly reachedBp: number };

/**
 * Pairs of companies which, with the roles of the first step, come closest to the target. The first is the best.
 *
 * @param limit how many pairs are proposed, each company in one pair only so that there is a real choice.
 */
export function pilotPairs(
  population: Population,
  {
    roles,
    targetBp,
    frozen,
    limit,
  }: { roles: readonly string[]; targetBp: number; frozen: ReadonlySet<string>; limit: number },
): PilotPair[] {
  const before = reached(population, { roles: new Set(roles), companies: new Set() }).users;
  const wanted = (targetBp * before.total) / 10_000 - before.count;
  let left = population.companies
    .filter(({ companyId, users }) => users > 0 && !frozen.has(companyId))
    .toSorted((a, b) => a.users - b.users || (a.companyId < b.companyId ? -1 : 1));
  const pairs: PilotPair[] = [];
  while (pairs.length < limit) {
    const pair = closestPair(left, wanted);
    if (!pair) break;
    const count = before.count + pair[0].users + pair[1].users;
    pairs.push({ companies: pair, reachedBp: shareOf(count, before.total).bp });
    left = left.filter((company) => !pair.includes(company));
  }
  return pairs;
}

/** Of companies in order of size, the two whose sum is closest to `wanted`: one walk from both ends. */
function closestPair(sorted: readonly Company[], wanted: number): Pair | null {
  let [low, high] = [0, sorted.length - 1];
  let best: Pair | null = null;
  let bestGap = Number.POSITIVE_INFINITY;
  while (low < high) {
    const [a, b] = [sorted[low], sorted[high]];
    if (!a || !b) break;
    const gap = a.users + b.users - wanted;
    if (Math.abs(gap) < bestGap) [best, bestGap] = [[a, b], Math.abs(gap)];
    if (gap > 0) high -= 1;
    else low += 1;
  }
  return best;
}
