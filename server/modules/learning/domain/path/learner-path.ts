import { isHalfDay, type Step } from './step.ts';

export type PathSlot = {
  readonly slotId: string;
  readonly modality: 'onSite' | 'virtualClass';
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  /** The learner's presence is proven: signed, or written by the trainer. */
  readonly isAttended: boolean;
};

export type PathProgress = {
  readonly state: 'opened' | 'completed';
  readonly progressBp: number;
  readonly scoreBp: number | null;
  readonly passed: boolean | null;
  readonly realSeconds: number;
  readonly bookmark: string;
  readonly completedAt: Date | null;
};

export type LearnerStep = Step & {
  readonly state: 'locked' | 'ready' | 'opened' | 'completed' | 'upcoming' | 'past';
  /** Title of what must be done first; '' for the first half-day; null when open. */
  readonly waitsFor: string | null;
  readonly progress: PathProgress | null;
  readonly slot: PathSlot | null;
};

type Given = {
  readonly steps: readonly Step[];
  readonly slots: readonly PathSlot[];
  readonly progress: ReadonlyMap<string, PathProgress>;
  readonly now: Date;
};

/**
 * Where one learner stands on a path: each half-day step takes the next half-day of the session, in order; half-days that
 * the path does not foresee stand at the end, so that nothing planned is hidden.
 */
export function learnerPath({ steps, slots, progress, now }: Given): LearnerStep[] {
  const waiting = [...slots];
  const placed = steps.map((step) => ({ step, slot: isHalfDay(step.kind) ? (waiting.shift() ?? null) : null }));
  const rest = waiting.map((slot) => ({ step: unforeseen(slot), slot }));
  const firstStart = slots[0]?.startsAt ?? null;
  const done = new Map<string, boolean>();
  const shown: LearnerStep[] = [];
  for (const { step, slot } of [...placed, ...rest]) {
    const mine = progress.get(step.stepId) ?? null;
    const isDone = isHalfDay(step.kind) ? slot?.isAttended === true : mine?.state === 'completed';
    const waitsFor = isDone || isHalfDay(step.kind) ? null : waitedFor(step, { shown, done, firstStart, now });
    done.set(step.stepId, isDone);
    shown.push({
      ...step,
      state: stateOf({ step, slot, mine, isDone, waitsFor, now }),
      waitsFor,
      progress: mine,
      slot,
    });
  }
  return shown;
}

type Seen = {
  shown: readonly LearnerStep[];
  done: ReadonlyMap<string, boolean>;
  firstStart: Date | null;
  now: Date;
};

function waitedFor(step: Step, { shown, done, firstStart, now }: Seen): string | null {
  if (step.unlock === 'after-first-slot') return firstStart && now >= firstStart ? null : '';
  const wanted =
    step.unlock === 'after-previous'
      ? shown.at(-1)
      : step.unlock === 'after-step'
        ? shown.find(({ stepId }) => stepId === step.unlockStepId)
        : undefined;
  if (!wanted || done.get(wanted.stepId)) return null;
  // A half-day that is over opens what follows even when the learner was absent: they must be able to catch up.
  if (isHalfDay(wanted.kind) && wanted.slot && now >= wanted.slot.endsAt) return null;
  return wanted.title;
}

function stateOf(
  facts: Pick<LearnerStep, 'slot' | 'waitsFor'> & {
    step: Step;
    mine: PathProgress | null;
    isDone: boolean;
    now: Date;
  },
): LearnerStep['state'] {
  if (facts.isDone) return 'completed';
  if (isHalfDay(facts.step.kind)) return facts.slot && facts.now >= facts.slot.endsAt ? 'past' : 'upcoming';
  if (facts.waitsFor !== null) return 'locked';
  return facts.mine ? 'opened' : 'ready';
}

const unforeseen = (slot: PathSlot): Step => ({
  stepId: slot.slotId,
  kind: slot.modality,
  title: '',
  plannedMn: Math.round((slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000),
  packageVersionId: null,
  quizId: null,
  fileId: null,
  unlock: 'free',
  unlockStepId: null,
});
