import type { Eligibility } from '../promotion/eligibility.ts';

/**
 * promoted: it has entered PROD. drill: nothing lacks but to have been taken back once, which is done here, at the first step.
 * unknown: no build bears this name. early: another environment comes before PROD. closed: conditions of PROD are open.
 */
export type StartStanding =
  | { readonly standing: 'promoted' | 'drill' | 'unknown' | 'early' }
  | { readonly standing: 'closed'; readonly left: number };

/** Whether a version may be given to companies. The screen, the button and the use case ask this one function. */
export function startStanding(prod: Eligibility | null): StartStanding {
  if (!prod) return { standing: 'unknown' };
  if (prod.turn === 'arrived') return { standing: 'promoted' };
  if (prod.turn === 'early') return { standing: 'early' };
  const left = prod.gates.filter(({ gate, answer, isWaived }) => gate !== 'rollback' && answer !== 'pass' && !isWaived);
  return left.length === 0 ? { standing: 'drill' } : { standing: 'closed', left: left.length };
}

export function mayStart({ standing }: StartStanding): boolean {
  return standing === 'promoted' || standing === 'drill';
}
