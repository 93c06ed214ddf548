import type { Prerequisite } from './read-script.ts';

/**
 * Whether what an item asks is there. `statusOf` gives the lesson status of an item, null where the course has no such
 * item: what nobody could ever do closes nothing.
 */
export function areMet(asked: Prerequisite | null, statusOf: (id: string) => string | null): boolean {
  return !asked || isMet(asked, statusOf) !== false;
}

/** Null when it hangs on items that the course does not have. */
function isMet(asked: Prerequisite, statusOf: (id: string) => string | null): boolean | null {
  const met = (one: Prerequisite) => isMet(one, statusOf);
  switch (asked.kind) {
    case 'done': {
      const status = statusOf(asked.id);
      return status === null ? null : status === 'passed' || status === 'completed';
    }
    case 'status': {
      const status = statusOf(asked.id);
      return status === null ? null : (status === asked.status) !== asked.isNegated;
    }
    case 'not': {
      const of = met(asked.of);
      return of === null ? null : !of;
    }
    case 'all':
      return atLeast(asked.of.map(met), asked.of.length);
    case 'any':
      return atLeast(asked.of.map(met), 1);
    case 'atLeast':
      return atLeast(asked.of.map(met), asked.count);
  }
}

function atLeast(of: readonly (boolean | null)[], count: number): boolean | null {
  const met = of.filter((one) => one === true).length;
  if (met >= count) return true;
  return met + of.filter((one) => one === null).length >= count ? null : false;
}
