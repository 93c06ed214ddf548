import type { Context } from '../../../kernel/context.ts';
import { personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type LearnerStep, learnerPath } from '../domain/path/learner-path.ts';
import { type EnrolmentPath, listEnrolmentPaths } from '../store/path.read.ts';

/** Where these enrolments stand on their paths, as far as the caller may see. */
export async function readLearnerPaths(
  ctx: Context,
  enrolmentIds: readonly string[],
): Promise<Map<string, LearnerStep[]>> {
  const rows = await listEnrolmentPaths(ctx, enrolmentIds);
  return new Map(rows.map((row) => [row.enrolmentId, stepsOf(ctx, row)]));
}

function stepsOf(ctx: Context, row: EnrolmentPath): LearnerStep[] {
  return learnerPath({
    steps: row.steps,
    slots: row.slots.map((slot) => ({
      ...slot,
      startsAt: new Date(slot.startsAt),
      endsAt: new Date(slot.endsAt),
    })),
    progress: new Map(
      row.progress.map((one) => [
        one.stepId,
        { ...one, completedAt: one.completedAt === null ? null : new Date(one.completedAt) },
      ]),
    ),
    now: ctx.now,
  });
}

export type OwnStep = { readonly enrolment: EnrolmentPath; readonly step: LearnerStep };

/**
 * One step of the caller's own path, or NOT_FOUND: a stranger's step and an unknown one are one answer.
 *
 * Throws STEP_LOCKED while what comes before is not done.
 */
export async function holdOwnStep(ctx: Context, enrolmentId: string, stepId: string): Promise<OwnStep> {
  const [enrolment] = await listEnrolmentPaths(ctx, [enrolmentId]);
  if (!enrolment || enrolment.learnerId !== personOf(ctx).personId) throw new Refusal('NOT_FOUND');
  const step = stepsOf(ctx, enrolment).find((one) => one.stepId === stepId);
  if (!step) throw new Refusal('NOT_FOUND');
  if (step.state === 'locked') throw new Refusal('STEP_LOCKED');
  return { enrolment, step };
}

/** A step as contracts write it. */
export function presentStep(step: LearnerStep) {
  return {
    stepId: step.stepId,
    kind: step.kind,
    title: step.title,
    plannedMn: step.plannedMn,
    state: step.state,
    waitsFor: step.waitsFor,
    progressBp: step.progress?.progressBp ?? 0,
    scoreBp: step.progress?.scoreBp ?? null,
    passed: step.progress?.passed ?? null,
    realSeconds: step.progress?.realSeconds ?? 0,
    bookmark: step.progress?.bookmark ?? '',
    completedAt: step.progress?.completedAt?.toISOString() ?? null,
    slotId: step.slot?.slotId ?? null,
    startsAt: step.slot?.startsAt.toISOString() ?? null,
    endsAt: step.slot?.endsAt.toISOString() ?? null,
    place: step.slot?.place ?? '',
  };
}
