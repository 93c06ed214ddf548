import { isHalfDay, type Step } from './step.ts';

export type PathTrouble = 'ID_TWICE' | 'CONTENT_MISSING' | 'UNLOCK_UNKNOWN' | 'UNLOCK_LATER' | 'NO_HALF_DAY';

/**
 * What keeps a path from being saved, with the position (from 1) of the first step at fault; null when it is sound.
 *
 * A step may wait only for one that stands before it: a path that waits for itself would never open.
 */
export function pathTrouble(steps: readonly Step[]): { trouble: PathTrouble; position: number } | null {
  const before = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const trouble = stepTrouble(step, { before, steps });
    if (trouble) return { trouble, position: index + 1 };
    before.add(step.stepId);
  }
  return null;
}

function stepTrouble(
  step: Step,
  { before, steps }: { before: ReadonlySet<string>; steps: readonly Step[] },
): PathTrouble | null {
  if (before.has(step.stepId)) return 'ID_TWICE';
  const content = { package: step.packageVersionId, quiz: step.quizId, document: step.fileId };
  const wanted = isHalfDay(step.kind) ? null : step.kind;
  for (const [kind, id] of Object.entries(content)) {
    if ((kind === wanted) !== (id !== null)) return 'CONTENT_MISSING';
  }
  if ((step.unlock === 'after-step') !== (step.unlockStepId !== null)) return 'UNLOCK_UNKNOWN';
  if (step.unlockStepId && !before.has(step.unlockStepId))
    return steps.some(({ stepId }) => stepId === step.unlockStepId) ? 'UNLOCK_LATER' : 'UNLOCK_UNKNOWN';
  if (step.unlock === 'after-first-slot' && !steps.some(({ kind }) => isHalfDay(kind))) return 'NO_HALF_DAY';
  return null;
}
