import { GateName } from '../../../../../contract/promotion.ts';
import type { EnvironmentKey } from '../environments/environment.ts';

/** What may stand between a build and its next environment, in the order they are shown. */
export const GATES = GateName.options;
export type Gate = (typeof GATES)[number];

/** Facts that only people know: they note them, with their name. */
export type PeopleGate = Extract<Gate, 'communication' | 'support'>;

/** Gates that two people may waive: all but the approval, which is a person's already. */
export type WaivableGate = Exclude<Gate, 'approval'>;
export const WAIVABLE_GATES = GATES.filter((gate): gate is WaivableGate => gate !== 'approval');

const ASKED: Readonly<Record<EnvironmentKey, readonly Gate[]>> = {
  dev: [],
  integration: ['freeze', 'approval'],
  test: ['tests', 'freeze', 'approval'],
  recette: ['tests', 'freeze', 'approval'],
  preprod: ['tests', 'recette', 'migrations', 'backup', 'freeze', 'approval'],
  prod: GATES,
};

/** The gates that an environment asks before a build enters it. Making a build puts it into DEV: no gate there. */
export function gatesOf(environment: EnvironmentKey): readonly Gate[] {
  return ASKED[environment];
}
