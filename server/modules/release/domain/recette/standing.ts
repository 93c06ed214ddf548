export type Outcome = 'ok' | 'ko' | 'blocked';
export type CaseStatus = Outcome | 'toRun' | 'excluded';
export type Priority = 'P1' | 'P2' | 'P3';
export type Criterion = 'share' | 'blocking' | 'p1';

/** Share of conforming cases that a GO asks, in percent (the deployment plan: 95 % of the cases, no blocking defect). */
export const GO_PERCENT = 95;

export type Counts = {
  readonly planned: number;
  readonly excluded: number;
  readonly ok: number;
  readonly ko: number;
  readonly blocked: number;
  readonly toRun: number;
};
export type CriterionState = {
  readonly criterion: Criterion;
  readonly holds: boolean;
  readonly missing: number;
  readonly of: number;
  readonly isWaived: boolean;
};
export type Standing = Counts & {
  readonly shareBp: number | null;
  readonly criteria: readonly CriterionState[];
  readonly verdict: 'go' | 'goByWaiver' | 'noGo';
};
export type ItemState = { readonly priority: Priority; readonly status: CaseStatus };

/** Where a case stands on one build: out of the count, not run yet, or what its last run saw. */
export function caseStatus({ isExcluded, last }: { isExcluded: boolean; last: Outcome | null }): CaseStatus {
  return isExcluded ? 'excluded' : (last ?? 'toRun');
}

/** How many of each status. */
export function countItems(items: readonly ItemState[]): Counts {
  const of = (status: CaseStatus) => items.filter((item) => item.status === status).length;
  return {
    planned: items.length,
    excluded: of('excluded'),
    ok: of('ok'),
    ko: of('ko'),
    blocked: of('blocked'),
    toRun: of('toRun'),
  };
}

/**
 * The one place that says GO or NO-GO: 100 × OK ≥ 95 × (planned − excluded), no blocking anomaly open, every P1 run.
 *
 * Whole numbers only. Blocked and not run count as not conforming; a blocked P1 was not run. Without any case left to
 * count there is nothing to say GO to. A criterion that does not hold may be waived; the verdict then says so.
 */
export function standingOf(
  items: readonly ItemState[],
  { openBlocking, waived }: { openBlocking: number; waived: ReadonlySet<Criterion> },
): Standing {
  const counts = countItems(items);
  const counted = counts.planned - counts.excluded;
  const needed = Math.ceil((GO_PERCENT * counted) / 100);
  const firsts = items.filter(({ priority, status }) => priority === 'P1' && status !== 'excluded');
  const notRun = firsts.filter(({ status }) => status === 'toRun' || status === 'blocked').length;
  const state = (criterion: Criterion, holds: boolean, missing: number, of: number): CriterionState => ({
    criterion,
    holds,
    missing,
    of,
    isWaived: !holds && waived.has(criterion),
  });
  const criteria = [
    state('share', counted > 0 && 100 * counts.ok >= GO_PERCENT * counted, Math.max(0, needed - counts.ok), counted),
    state('blocking', openBlocking === 0, openBlocking, openBlocking),
    state('p1', notRun === 0, notRun, firsts.length),
  ];
  const failing = criteria.filter(({ holds }) => !holds);
  return {
    ...counts,
    shareBp: counted > 0 ? Math.floor((10_000 * counts.ok) / counted) : null,
    criteria,
    verdict:
      failing.length === 0 ? 'go' : failing.every(({ isWaived }) => isWaived) && counted > 0 ? 'goByWaiver' : 'noGo',
  };
}

export type Coverage = 'ok' | 'nok' | 'notRun' | 'uncovered';

/** Where a requirement stands: by the cases that cover it and are still in the count. */
export function coverageOf(statuses: readonly CaseStatus[]): Coverage {
  const counted = statuses.filter((status) => status !== 'excluded');
  if (counted.length === 0) return 'uncovered';
  if (counted.some((status) => status === 'ko' || status === 'blocked')) return 'nok';
  return counted.every((status) => status === 'ok') ? 'ok' : 'notRun';
}
