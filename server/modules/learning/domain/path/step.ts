export type StepKind = 'package' | 'onSite' | 'virtualClass' | 'quiz' | 'document';
export type Unlock = 'free' | 'after-previous' | 'after-step' | 'after-first-slot';

/** One step of a blended path, as the program says it. */
export type Step = {
  readonly stepId: string;
  readonly kind: StepKind;
  readonly title: string;
  /** Estimated minutes: what a completed remote activity counts for (D.6313-3-1 of the Code du travail). */
  readonly plannedMn: number;
  readonly packageVersionId: string | null;
  readonly quizId: string | null;
  readonly fileId: string | null;
  readonly unlock: Unlock;
  readonly unlockStepId: string | null;
};

export const isHalfDay = (kind: StepKind) => kind === 'onSite' || kind === 'virtualClass';
