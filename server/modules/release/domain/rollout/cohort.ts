import { createHash } from 'node:crypto';
import type { Company, Members, Population } from './population.ts';
import { reached } from './population.ts';

export type CohortAsked = {
  readonly population: Population;
  /** Members of the steps before: they stay, so that cohorts nest. */
  readonly already: Members;
  /** Companies that wait for their date (an examination, an audit, invoicing at the end of the month). */
  readonly frozen: ReadonlySet<string>;
  readonly targetBp: number;
  /** Of this release: another release starts with other companies. */
  readonly salt: string;
};

/**
 * Companies to add so that the share of users comes closest to the target, whole companies only.
 *
 * Order by hash of the release and the company, then the prefix whose share is closest. The order does not depend on the
 * target, so 5 % is inside 20 %, inside 50 %, inside 100 %; a random draw by threshold misses its target by 4 to 20 points
 * with companies of unequal sizes, this by less than one at the median.
 */
export function companiesToAdd({ population, already, frozen, targetBp, salt }: CohortAsked): Company[] {
  const waiting = inOrder(population.companies, salt).filter(
    ({ companyId }) => !already.companies.has(companyId) && !frozen.has(companyId),
  );
  if (targetBp >= 10_000) return waiting;
  const { count, total } = reached(population, already).users;
  const wanted = (targetBp * total) / 10_000;
  let [sum, bestCount, bestGap] = [count, 0, Math.abs(count - wanted)];
  for (const [index, { users }] of waiting.entries()) {
    sum += users;
    const gap = Math.abs(sum - wanted);
    if (gap < bestGap) [bestCount, bestGap] = [index + 1, gap];
  }
  return waiting.slice(0, bestCount);
}

/** Companies in the order of this release: always the same, whatever the order they came in. */
export function inOrder(companies: readonly Company[], salt: string): Company[] {
  const ranked = companies.map((company) => ({ company, rank: rankOf(salt, company.companyId) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return ranked.map(({ company }) => company);
}

function rankOf(salt: string, companyId: string): string {
  return createHash('sha256').update(`${salt}\n${companyId}`).digest('hex');
}
