/** Cases that a scenario of the product plays, each with its file in server/operations/recette/cases. */
export const SCENARIO_CASES: ReadonlySet<string> = new Set([
  'CR-AUT-01',
  'CR-INS-02',
  'CR-SCO-01',
  'CR-SCO-03',
  'CR-SCO-05',
  'CR-SEC-01',
]);

export type RunBy = 'scenario' | 'notYet' | 'manual';

/** How a case is run: honestly, "not yet" when it could be automatic and no scenario exists. */
export function runBy({ code, isAutomatable }: { code: string; isAutomatable: boolean }): RunBy {
  if (SCENARIO_CASES.has(code)) return 'scenario';
  return isAutomatable ? 'notYet' : 'manual';
}
