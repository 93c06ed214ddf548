/** Cases that a scenario of the product runs today (`formapro recette run`). A test keeps it equal to the scenarios. */
export const SCENARIO_CASES: ReadonlySet<string> = new Set([
  'CR-AUT-01',
  'CR-AUT-03',
  'CR-AUT-04',
  'CR-CER-02',
  'CR-CAT-01',
  'CR-EMA-02',
  'CR-EVA-01',
  'CR-POR-01',
  'CR-SCO-01',
  'CR-SCO-03',
  'CR-SCO-05',
  'CR-SEC-01',
  'CR-SEC-02',
  'CR-SES-01',
]);

export type RunBy = 'scenario' | 'notYet' | 'manual';

/** How a case is run: honestly, "not yet" when it could be automatic and no scenario exists. */
export function runBy({ code, isAutomatable }: { code: string; isAutomatable: boolean }): RunBy {
  if (SCENARIO_CASES.has(code)) return 'scenario';
  return isAutomatable ? 'notYet' : 'manual';
}
