import type { PackageItem } from '../manifest/index.ts';
import type { LaunchData } from '../runtime/index.ts';

export type Learner = { readonly learnerId: string; readonly firstName: string; readonly lastName: string };

/** What an item is given as it opens. In `browse` mode nothing counts. */
export function launchDataOf(item: PackageItem, learner: Learner, mode: 'normal' | 'browse'): LaunchData {
  return {
    learnerId: learner.learnerId,
    learnerName: `${learner.lastName}, ${learner.firstName}`,
    mode,
    isForCredit: mode === 'normal',
    masteryScore: item.masteryScore,
    scaledPassingScore: item.scaledPassingScore,
    completionThreshold: item.completionThreshold,
    maxTimeAllowed: item.maxTimeAllowed,
    timeLimitAction: item.timeLimitAction,
    dataFromLms: item.dataFromLms,
    objectiveIds: item.objectiveIds,
    initialValues: {},
    sharedData: (item.sharedData ?? []).map((map) => ({ ...map, text: null })),
    preferences: {},
    navigation: { canContinue: false, canPrevious: false, choices: [], jumps: [] },
  };
}
