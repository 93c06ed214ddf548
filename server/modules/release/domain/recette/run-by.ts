/** Cases that a scenario of the product runs. None does today, so every case that could be automatic says "not yet". */
const SCENARIO_CASES: ReadonlySet<string> = new Set();

export type RunBy = 'scenario' | 'notYet' | 'manual';

/** How a case is run: honestly, "not yet" when it could be automatic and no scenario exists. */
export function runBy({ code, isAutomatable }: { code: string; isAutomatable: boolean }): RunBy {
  if (SCENARIO_CASES.has(code)) return 'scenario';
  return isAutomatable ? 'notYet' : 'manual';
}
