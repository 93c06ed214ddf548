/** Bounds beyond which a figure calls somebody. bp are hundredths of a percent. */
export type Thresholds = {
  /** Points by which what is done may be below what was planned. */
  readonly progressGapBp: number;
  /** Days of work by which the end may be late. */
  readonly delayDays: number;
  /** Share of the planned budget by which the forecast may exceed it. */
  readonly budgetDriftBp: number;
  /** Shares of each audience that should have come within thirty days. */
  readonly learnerActiveBp: number;
  readonly trainerActiveBp: number;
  readonly companyActiveBp: number;
  /** Band of the initial budget that maintenance should cost. */
  readonly mcoLowBp: number;
  readonly mcoHighBp: number;
};

/** Before the project sets its own: the maintenance band is the plan's (section 7), the others are usual and may be changed. */
export const USUAL_THRESHOLDS: Thresholds = {
  progressGapBp: 500,
  delayDays: 5,
  budgetDriftBp: 500,
  learnerActiveBp: 8_000,
  trainerActiveBp: 10_000,
  companyActiveBp: 6_000,
  mcoLowBp: 1_000,
  mcoHighBp: 2_000,
};
