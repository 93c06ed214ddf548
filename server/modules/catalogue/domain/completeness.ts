/** What the public must be told of a program before it is sold. */
export type ProgramText = {
  readonly objectives: readonly string[];
  readonly prerequisites: string;
  readonly audience: string;
  readonly assessment: string;
  readonly accessibility: string;
  readonly accessDelay: string;
  readonly onsiteMn: number;
  readonly virtualMn: number;
  readonly elearningMn: number;
};

const NEEDED: readonly [string, (program: ProgramText) => boolean][] = [
  ['objectifs', ({ objectives }) => objectives.length > 0],
  ['prérequis (ou « Aucun »)', ({ prerequisites }) => prerequisites !== ''],
  ['public', ({ audience }) => audience !== ''],
  ['durée', ({ onsiteMn, virtualMn, elearningMn }) => onsiteMn + virtualMn + elearningMn > 0],
  ['modalités d’évaluation', ({ assessment }) => assessment !== ''],
  ['accessibilité', ({ accessibility }) => accessibility !== ''],
  ['délai d’accès', ({ accessDelay }) => accessDelay !== ''],
];

/**
 * What is still missing, in words, in the order of the form; empty when the program may be published.
 *
 * Source: Qualiopi referential, indicator 1 (information of the public), read November 2026.
 */
export function missingBeforePublication(program: ProgramText): string[] {
  return NEEDED.filter(([, isThere]) => !isThere(program)).map(([name]) => name);
}
